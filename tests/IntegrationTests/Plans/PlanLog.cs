using System.Text;
using System.Text.Json.Nodes;
using Npgsql;

namespace Reporting.IntegrationTests.Plans;

/// <summary>What every statement of a database's sessions did, as PostgreSQL's <c>auto_explain</c> writes it to the server's log.</summary>
internal sealed class PlanLog(NpgsqlDataSource source)
{
    private const string Marker = "  plan:";

    private long position;

    /// <summary>For the sessions that begin from now on.</summary>
    public async Task WatchAsync()
    {
        await using var command = source.CreateCommand(
            """
            DO $$
            DECLARE
                setting text;
            BEGIN
                FOREACH setting IN ARRAY ARRAY[
                    'session_preload_libraries = auto_explain', 'auto_explain.log_min_duration = 0', 'auto_explain.log_analyze = on',
                    'auto_explain.log_buffers = on', 'auto_explain.log_timing = off', 'auto_explain.log_nested_statements = on', 'auto_explain.log_format = json']
                LOOP
                    EXECUTE format('ALTER DATABASE %I SET %s', current_database(), setting);
                END LOOP;
            END
            $$
            """);
        await command.ExecuteNonQueryAsync();
        await SkipAsync();
    }

    /// <summary>What came so far is not looked at.</summary>
    public async Task SkipAsync() => position = (long)(await ScalarAsync("SELECT size FROM pg_stat_file(pg_current_logfile())"))!;

    /// <summary>The statements that ended since it was asked last.</summary>
    public async Task<IReadOnlyList<StatementWork>> ReadAsync()
    {
        var bytes = await ReadLogAsync();
        while (!EndsWithAnEntry(Encoding.UTF8.GetString(bytes)))
        {
            await Task.Delay(10);
            bytes = await ReadLogAsync();
        }

        position += bytes.Length;
        return [.. Plans(Encoding.UTF8.GetString(bytes)).Select(StatementWork.Of)];
    }

    private async Task<byte[]> ReadLogAsync()
    {
        await using var command = source.CreateCommand("SELECT pg_read_binary_file(pg_current_logfile(), $1, 1 << 29)");
        command.Parameters.AddWithValue(position);
        return (byte[])(await command.ExecuteScalarAsync())!;
    }

    /// <summary>A long plan is written in several pieces; the closing brace of the whole plan is the only one without indentation.</summary>
    private static bool EndsWithAnEntry(string log)
        => log.Length == 0 || (log.EndsWith('\n')
            && (log.Split('\n').LastOrDefault(line => line.Length > 0 && line[0] != '\t')?.EndsWith(Marker, StringComparison.Ordinal) != true || log.EndsWith("\n\t}\n", StringComparison.Ordinal)));

    /// <summary>The lines that follow the first of an entry begin with a tab.</summary>
    private static IEnumerable<JsonNode> Plans(string log)
    {
        var plan = new StringBuilder();
        var within = false;
        foreach (var line in log.Split('\n').Append(""))
        {
            if (within && line.StartsWith('\t'))
            {
                plan.Append(line.AsSpan(1)).Append('\n');
                continue;
            }

            if (within)
            {
                yield return JsonNode.Parse(plan.ToString())!;
                plan.Clear();
            }

            within = line.EndsWith(Marker, StringComparison.Ordinal);
        }
    }

    private async Task<object?> ScalarAsync(string sql)
    {
        await using var command = source.CreateCommand(sql);
        return await command.ExecuteScalarAsync();
    }
}

/// <summary>How much a statement did: rows that its nodes gave or threw away, and pages that it touched, each of which stands for some rows.</summary>
internal sealed record StatementWork(string Sql, double Rows, string Plan)
{
    private const double RowsOfPage = 10;

    public static StatementWork Of(JsonNode explained)
    {
        var plan = explained[nameof(Plan)]!;
        var pages = Number(plan, "Shared Hit Blocks") + Number(plan, "Shared Read Blocks");
        return new StatementWork(explained["Query Text"]!.GetValue<string>(), RowsOf(plan) + (RowsOfPage * pages), plan.ToJsonString());
    }

    private static double RowsOf(JsonNode node)
    {
        var each = Number(node, "Actual Rows") + Number(node, "Rows Removed by Filter") + Number(node, "Rows Removed by Join Filter") + Number(node, "Rows Removed by Index Recheck");
        return (each * Number(node, "Actual Loops")) + (node["Plans"] is JsonArray inner ? inner.Sum(child => RowsOf(child!)) : 0);
    }

    private static double Number(JsonNode node, string name) => node[name]?.GetValue<double>() ?? 0;
}
