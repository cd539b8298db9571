using System.Text.Json;
using Npgsql;
using Reporting.Domain.Ingestion;

namespace Reporting.Infrastructure.Sources;

/// <summary>How products' rows are read; numbers come as <c>bigint</c> and times as <c>timestamptz</c>.</summary>
internal static class RowExtensions
{
    public static string Text(this NpgsqlDataReader row, int column) => row.IsDBNull(column) ? string.Empty : row.GetString(column);

    public static string? TextOrNull(this NpgsqlDataReader row, int column) => row.IsDBNull(column) ? null : row.GetString(column);

    public static long? NumberOrNull(this NpgsqlDataReader row, int column) => row.IsDBNull(column) ? null : row.GetInt64(column);

    public static bool Truth(this NpgsqlDataReader row, int column, bool otherwise = false) => row.IsDBNull(column) ? otherwise : row.GetBoolean(column);

    public static DateTimeOffset Moment(this NpgsqlDataReader row, int column) => row.GetFieldValue<DateTimeOffset>(column);

    public static DateTimeOffset? MomentOrNull(this NpgsqlDataReader row, int column) => row.IsDBNull(column) ? null : row.GetFieldValue<DateTimeOffset>(column);

    public static RawJson? JsonOrNull(this NpgsqlDataReader row, int column) => row.IsDBNull(column) ? null : new RawJson(row.GetString(column));

    /// <summary>The elements of a list in JSON, each as it came; null where it is none.</summary>
    public static IReadOnlyList<RawJson>? JsonListOrNull(this NpgsqlDataReader row, int column)
    {
        if (row.IsDBNull(column))
        {
            return null;
        }

        var text = row.GetString(column);
        if (text is "[]")
        {
            return [];
        }

        using var list = JsonDocument.Parse(text);
        return list.RootElement.ValueKind == JsonValueKind.Array ? [.. list.RootElement.EnumerateArray().Select(each => new RawJson(each.GetRawText()))] : null;
    }

    /// <summary>Of JSON in the product's own words, as text.</summary>
    public static T? Parsed<T>(this NpgsqlDataReader row, int column)
        where T : class
        => row.IsDBNull(column) ? null : JsonSerializer.Deserialize<T>(row.GetString(column), JsonSerializerOptions.Web);
}
