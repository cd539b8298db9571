using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Reporting.Domain.Ingestion;

namespace Reporting.Infrastructure.Persistence;

internal static class JsonColumn
{
    private static readonly JsonSerializerOptions Options = new(JsonSerializerDefaults.General)
    {
        PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower,
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    };

    /// <summary>Text is searched, so that letters stay themselves.</summary>
    private static readonly JsonSerializerOptions TextOptions = new(Options) { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>Keeps the value as <c>jsonb</c>.</summary>
    public static void IsJson<TProperty>(this PropertyBuilder<TProperty> property) => property.IsJson("jsonb", Options);

    /// <summary>Keeps the value as text, in JSON without blanks.</summary>
    public static void IsJsonText<TProperty>(this PropertyBuilder<TProperty> property) => property.IsJson("text", TextOptions);

    /// <summary>Keeps JSON as the text that it came as.</summary>
    public static void IsRawJson(this PropertyBuilder<RawJson?> property)
        => property
            .HasColumnType("text")
            .HasConversion(json => json!.Text, text => new RawJson(text));

    private static void IsJson<TProperty>(this PropertyBuilder<TProperty> property, string columnType, JsonSerializerOptions options)
        => property
            .HasColumnType(columnType)
            .HasConversion(
                value => JsonSerializer.Serialize(value, options),
                text => JsonSerializer.Deserialize<TProperty>(text, options)!,
                new ValueComparer<TProperty>(
                    (left, right) => string.Equals(JsonSerializer.Serialize(left, options), JsonSerializer.Serialize(right, options), StringComparison.Ordinal),
                    value => StringComparer.Ordinal.GetHashCode(JsonSerializer.Serialize(value, options)),
                    value => value));
}
