using System.Globalization;
using System.Text.Json;
using Npgsql;

namespace Reporting.Testing.Workspaces;

/// <summary>Reads what was computed from records, as lines to compare.</summary>
internal static class RolledUp
{
    private static readonly string[] Tables =
    [
        "SELECT to_jsonb(half_hours) FROM workspaces.usage_half_hours AS half_hours",
        "SELECT to_jsonb(days) FROM workspaces.template_days AS days",
        "SELECT to_jsonb(days) FROM workspaces.deployment_days AS days",
    ];

    /// <summary>Each half hour as <c>03-04 12:00 ada on go: 3 min, ssh 2, latency 12.5, code 1</c>, by time, user and template.</summary>
    public static async Task<IReadOnlyList<string>> ReadHalfHoursAsync(NpgsqlDataSource source, int instanceId)
    {
        await using var command = source.CreateCommand(
            """
            SELECT start_time, user_id, template_id, usage_mins, vscode_mins, jetbrains_mins, reconnecting_pty_mins, ssh_mins, sftp_mins, median_latency_ms, app_usage_mins
            FROM workspaces.usage_half_hours
            WHERE instance_id = $1
            """);
        command.Parameters.Add(new NpgsqlParameter<int> { TypedValue = instanceId });
        await using var reader = await command.ExecuteReaderAsync();
        var lines = new List<string>();
        while (await reader.ReadAsync())
        {
            lines.Add(Describe(reader));
        }

        lines.Sort(StringComparer.Ordinal);
        return lines;
    }

    public static async Task<IReadOnlyList<string>> ReadAllAsync(NpgsqlDataSource source, int instanceId)
    {
        var lines = new List<string>();
        foreach (var table in Tables)
        {
            await using var command = source.CreateCommand($"SELECT ('{table.Split(' ')[^3]} ' || (rows.line - 'instance_id')::text) FROM ({table} WHERE instance_id = {instanceId}) AS rows (line)");
            await using var reader = await command.ExecuteReaderAsync();
            while (await reader.ReadAsync())
            {
                lines.Add(reader.GetString(0));
            }
        }

        lines.Sort(StringComparer.Ordinal);
        return lines;
    }

    private static string Describe(NpgsqlDataReader row)
    {
        var start = row.GetFieldValue<DateTimeOffset>(0).ToString("MM-dd HH:mm", CultureInfo.InvariantCulture);
        List<string> parts = [$"{start} {Ids.NameOf(row.GetGuid(1))} on {Ids.NameOf(row.GetGuid(2))}: {row.GetInt16(3)} min"];
        string[] kinds = ["vscode", "jetbrains", "terminal", "ssh", "sftp"];
        parts.AddRange(kinds.Select((kind, at) => (kind, minutes: row.GetInt16(4 + at))).Where(each => each.minutes > 0).Select(each => $"{each.kind} {each.minutes}"));
        if (!row.IsDBNull(9))
        {
            parts.Add($"latency {row.GetFloat(9).ToString(CultureInfo.InvariantCulture)}");
        }

        if (!row.IsDBNull(10))
        {
            using var apps = JsonDocument.Parse(row.GetString(10));
            parts.AddRange(apps.RootElement.EnumerateObject().OrderBy(app => app.Name, StringComparer.Ordinal).Select(app => $"{app.Name} {app.Value}"));
        }

        return string.Join(", ", parts);
    }
}
