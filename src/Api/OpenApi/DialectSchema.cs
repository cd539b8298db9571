using System.Reflection;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization.Metadata;
using Microsoft.AspNetCore.OpenApi;
using Microsoft.OpenApi;
using Reporting.Api.Dialects;
using Reporting.Domain.Ingestion;

namespace Reporting.Api.OpenApi;

/// <summary>Schemas are made with the web's own names; here their properties get those of the dialect.</summary>
internal static class DialectSchema
{
    public static void Describe(OpenApiSchema schema, JsonTypeInfo type, Dialect dialect)
    {
        if (type.Kind != JsonTypeInfoKind.Object || schema.Properties is null)
        {
            return;
        }

        var names = type.Properties
            .Join(dialect.Json.GetTypeInfo(type.Type).Properties, known => known.AttributeProvider, spoken => spoken.AttributeProvider, (known, spoken) => (known, spoken))
            .ToDictionary(pair => pair.known.Name, pair => pair.spoken.Name, StringComparer.Ordinal);
        schema.Properties = schema.Properties.ToDictionary(property => Spoken(property.Key), property => property.Value, StringComparer.Ordinal);
        schema.Required = type.Type.GetCustomAttribute<SchemaNameAttribute>()?.Required is { Length: > 0 } promised
            ? promised.ToHashSet(StringComparer.Ordinal)
            : schema.Required?.Select(Spoken).ToHashSet(StringComparer.Ordinal);

        string Spoken(string name) => names.GetValueOrDefault(name, name);
    }

    /// <summary>Tells what values a property may have: those that are known, and of kept JSON any object.</summary>
    public static void DescribeValues(OpenApiSchema schema, OpenApiSchemaTransformerContext context)
    {
        if (context.JsonTypeInfo.Type == typeof(RawJson))
        {
            schema.Type = JsonSchemaType.Object | JsonSchemaType.Null;
            schema.Properties = null;
            schema.Required = null;
        }

        if (context.JsonPropertyInfo?.AttributeProvider?.GetCustomAttributes(inherit: false).OfType<ValuesOfAttribute>().FirstOrDefault() is { } known)
        {
            schema.Enum = [.. known.Values.Select(value => (JsonNode)JsonValue.Create(value))];
        }
    }

    /// <summary>What a schema is called, or null where it stands in its place: kept JSON has no shape to refer to.</summary>
    public static string? NameOf(JsonTypeInfo type)
        => type.Type == typeof(RawJson)
            ? null
            : type.Type.GetCustomAttribute<SchemaNameAttribute>()?.Name ?? OpenApiOptions.CreateDefaultSchemaReferenceId(type);
}
