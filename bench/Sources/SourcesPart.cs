using System.Diagnostics;
using System.Globalization;
using System.Text.Json.Nodes;
using Npgsql;

namespace Reporting.Bench.Sources;

/// <summary>The first read of a product's database, beside a dump of the same tables, and what a cycle costs in which nothing changed.</summary>
internal static class SourcesPart
{
    private const int IdleSeconds = 20;

    public static async Task RunAsync(BenchRun run, CancellationToken cancellationToken)
    {
        var share = run.Options.IsQuick ? 100 : 1;
        var table = new Table("first read", "rows", "s", "rows/s", "pg_dump s", "MB of the service", "ms of the product an idle cycle", "transactions of ours in idle cycles");
        var flags = await ProductData.MakeFlagsAsync(run, 1_000_000 / share, cancellationToken);
        await MeasureAsync(run, table, "unleash", flags, 1_000_000 / share, ["events"], cancellationToken);
        var workspaces = await ProductData.MakeWorkspacesAsync(run, 2_000_000 / share, 1_000_000 / share, cancellationToken);
        await MeasureAsync(run, table, "coder", workspaces, 3_000_000 / share, ["template_usage_stats", "workspace_agent_stats"], cancellationToken);
        table.Print();
    }

    private static async Task MeasureAsync(
        BenchRun run, Table table, string kind, string address, int rows, IReadOnlyList<string> tables, CancellationToken cancellationToken)
    {
        await run.SettleAsync(cancellationToken);
        var started = Stopwatch.GetTimestamp();
        await using var service = await run.StartServiceAsync(
            new Dictionary<string, string>(StringComparer.Ordinal)
            {
                [$"Sources:bench-{kind}:Kind"] = kind,
                [$"Sources:bench-{kind}:ConnectionString"] = address,
                [$"Sources:bench-{kind}:Interval"] = "00:00:01",
            },
            cancellationToken);
        var memory = await WaitAsync(service, kind, cancellationToken);
        var seconds = Stopwatch.GetElapsedTime(started).TotalSeconds;
        await Task.Delay(TimeSpan.FromSeconds(3), cancellationToken);
        var (cost, written) = await MeasureIdleAsync(run, address, cancellationToken);
        table.Add(
            kind,
            Table.Count(rows),
            seconds.ToString("0.0", CultureInfo.InvariantCulture),
            Table.Count(rows / seconds),
            await DumpAsync(address, tables, cancellationToken),
            Table.Count(memory),
            cost.ToString("0.0", CultureInfo.InvariantCulture),
            Table.Count(written));
    }

    /// <returns>The most memory that the service had until the source was current.</returns>
    private static async Task<double> WaitAsync(BenchService service, string kind, CancellationToken cancellationToken)
    {
        var memory = 0d;
        while (true)
        {
            memory = Math.Max(memory, await service.MemoryAsync(cancellationToken));
            var status = JsonNode.Parse(await service.Client.GetStringAsync(new Uri($"/api/sources/bench-{kind}", UriKind.Relative), cancellationToken))!;
            switch (status["state"]!.GetValue<string>())
            {
                case "current":
                    return memory;
                case "failing":
                    throw new BenchFailedException(status["error"]!.GetValue<string>());
            }

            await Task.Delay(TimeSpan.FromMilliseconds(500), cancellationToken);
        }
    }

    private static async Task<(double Milliseconds, long Written)> MeasureIdleAsync(BenchRun run, string address, CancellationToken cancellationToken)
    {
        var database = new NpgsqlConnectionStringBuilder(address).Database!;
        var (activeBefore, cyclesBefore, nextBefore) = await ReadAsync();
        await Task.Delay(TimeSpan.FromSeconds(IdleSeconds), cancellationToken);
        var (activeAfter, cyclesAfter, nextAfter) = await ReadAsync();
        return ((activeAfter - activeBefore) / Math.Max(cyclesAfter - cyclesBefore, 1), nextAfter - nextBefore);

        async Task<(double Active, long Cycles, long Next)> ReadAsync()
        {
            await using var command = run.Source.CreateCommand(
                "SELECT activity.active_time, activity.xact_commit, pg_snapshot_xmax(pg_current_snapshot())::text::bigint FROM pg_stat_database AS activity WHERE activity.datname = $1");
            command.Parameters.AddWithValue(database);
            await using var reader = await command.ExecuteReaderAsync(cancellationToken);
            await reader.ReadAsync(cancellationToken);
            return (reader.GetDouble(0), reader.GetInt64(1), reader.GetInt64(2));
        }
    }

    private static async Task<string> DumpAsync(string address, IReadOnlyList<string> tables, CancellationToken cancellationToken)
    {
        var server = new NpgsqlConnectionStringBuilder(address);
        var start = new ProcessStartInfo(
            "pg_dump",
            ["--data-only", "--file=/dev/null", $"--host={server.Host}", $"--port={server.Port}", $"--username={server.Username}", .. tables.Select(table => $"--table={table}"), server.Database!])
        {
            UseShellExecute = false,
        };
        start.Environment["PGPASSWORD"] = server.Password;
        var started = Stopwatch.GetTimestamp();
        using var dump = Process.Start(start)!;
        await dump.WaitForExitAsync(cancellationToken);
        return dump.ExitCode == 0 ? Stopwatch.GetElapsedTime(started).TotalSeconds.ToString("0.0", CultureInfo.InvariantCulture) : "failed";
    }
}
