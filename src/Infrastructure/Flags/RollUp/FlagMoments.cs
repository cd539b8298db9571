using System.Text.Json;
using Npgsql;
using Reporting.Domain.Flags.History;
using Reporting.Domain.Ingestion;

namespace Reporting.Infrastructure.Flags.RollUp;

/// <summary>Events about flags as what happened to these.</summary>
internal static class FlagMoments
{
    private static readonly Dictionary<string, FlagChange> Changes = new(StringComparer.Ordinal)
    {
        ["feature-created"] = FlagChange.Created,
        ["feature-archived"] = FlagChange.Archived,
        ["feature-revived"] = FlagChange.Revived,
        ["feature-deleted"] = FlagChange.Deleted,
        ["feature-stale-on"] = FlagChange.Staled,
        ["feature-stale-off"] = FlagChange.Unstaled,
        ["feature-potentially-stale-on"] = FlagChange.PotentiallyStaled,
        ["feature-project-change"] = FlagChange.Moved,
    };

    /// <summary>From a row of <c>read_flag_moments.sql</c>.</summary>
    public static (string Flag, FlagMoment Moment) Read(NpgsqlDataReader row)
    {
        var project = row.IsDBNull(3) ? null : row.GetString(3);
        var data = row.IsDBNull(4) ? default : JsonElement.Parse(row.GetString(4));
        return (row.GetString(0), new FlagMoment(
            row.GetFieldValue<DateTimeOffset>(1),
            Changes[row.GetString(2)],
            Text(data, "newProject") ?? project,
            Text(data, "oldProject"),
            Text(data, "type")));
    }

    /// <summary>The data of an event may be any JSON: a text that can't be an identifier in the database counts as missing.</summary>
    private static string? Text(JsonElement data, string name)
    {
        if (data.ValueKind != JsonValueKind.Object || !data.TryGetProperty(name, out var value) || value.ValueKind != JsonValueKind.String)
        {
            return null;
        }

        try
        {
            return value.GetString() is { Length: <= TextLength.Identifier } text && !text.Contains('\0', StringComparison.Ordinal) ? text : null;
        }
        catch (InvalidOperationException)
        {
            // Half of a surrogate pair is JSON, but no text.
            return null;
        }
    }
}
