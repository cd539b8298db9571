using System.Text.Json.Serialization.Metadata;
using Microsoft.OpenApi;
using Reporting.Api.Dialects;

namespace Reporting.Api.Documents;

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
        schema.Properties = schema.Properties.ToDictionary(property => NameOf(property.Key), property => property.Value, StringComparer.Ordinal);
        schema.Required = schema.Required?.Select(NameOf).ToHashSet(StringComparer.Ordinal);

        string NameOf(string name) => names.GetValueOrDefault(name, name);
    }
}
