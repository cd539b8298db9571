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

    /// <summary>Keeps the value as <c>jsonb</c>.</summary>
    public static void IsJson<TProperty>(this PropertyBuilder<TProperty> property) => property.IsJson("jsonb", Options);

    /// <summary>Keeps an array of JSON values as text, each of them as it came.</summary>
    public static void IsRawJsonList(this PropertyBuilder<IReadOnlyList<RawJson>?> property)
        => property
            .HasColumnType("text")
            .HasConversion(
                values => Text(values!),
                text => Elements(text),
                new ValueComparer<IReadOnlyList<RawJson>?>(
                    (left, right) => left == null ? right == null : right != null && left.SequenceEqual(right),
                    values => values == null ? 0 : values.Count,
                    values => values));

    /// <summary>Keeps JSON as the text that it came as.</summary>
    public static void IsRawJson(this PropertyBuilder<RawJson?> property)
        => property
            .HasColumnType("text")
            .HasConversion(json => json!.Text, text => new RawJson(text));

    /// <summary>A method, since a lambda within the conversion would be compiled anew for each value.</summary>
    private static string Text(IReadOnlyList<RawJson> values) => values.Count == 0 ? "[]" : $"[{string.Join(',', values.Select(value => value.Text))}]";

    private static List<RawJson> Elements(string text)
    {
        using var document = JsonDocument.Parse(text);
        return [.. document.RootElement.EnumerateArray().Select(element => new RawJson(element.GetRawText()))];
    }

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
