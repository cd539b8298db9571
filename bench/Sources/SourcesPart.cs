using System.Diagnostics;
using System.Globalization;
using System.Text.Json.Nodes;
using Npgsql;
using Reporting.Bench.Size;

namespace Reporting.Bench.Sources;

/// <summary>The first read of a product's database, beside a dump of the same tables, and what a cycle costs in which nothing changed.</summary>
internal static class SourcesPart
{
    private const int IdleSeconds = 20;
    private const int Changes = 10;

    /// <summary>Between two readings of the source.</summary>
    private const int IntervalSeconds = 1;

    /// <summary>What a first read may take at full scale; what of the interval a change may take more; what an idle cycle may cost the product.</summary>
    private const double FirstReadSeconds = 60;
    private const double SeenSeconds = 2;
    private const double IdleMilliseconds = 20;

    public static async Task RunAsync(BenchRun run, CancellationToken cancellationToken)
    {
        var scale = run.Options.Scale;
        var (events, usage, stats) = ((int)(1_000_000 * scale), (int)(2_000_000 * scale), (int)(1_000_000 * scale));
        var table = new Table("first read", "rows", "s", "rows/s", "pg_dump s", "processor s of the service", "of PostgreSQL", "MB of the service", "ms of the product an idle cycle", "rows of ours written in idle cycles", "s until a change is seen, of an interval of 1");
        var bars = new Bars();
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"Scale {scale}.\n"));
        var flags = await ProductData.MakeFlagsAsync(run, events, cancellationToken);
        await MeasureAsync(run, table, bars, new("unleash", flags, events, ["events"], "flags", "INSERT INTO features (name, project, type, created_at, stale) VALUES ($1, 'p1', 'release', '2026-10-31', false)"), cancellationToken);
        var workspaces = await ProductData.MakeWorkspacesAsync(run, usage, stats, cancellationToken);
        await MeasureAsync(run, table, bars, new("coder", workspaces, usage + stats, ["template_usage_stats", "workspace_agent_stats"], "templates", "INSERT INTO templates (id, name) VALUES (gen_random_uuid(), $1)"), cancellationToken);
        table.Print();
        bars.Print();
    }

    private static async Task MeasureAsync(BenchRun run, Table table, Bars bars, Product product, CancellationToken cancellationToken)
    {
        await run.SettleAsync(cancellationToken);
        var server = await ProcessorUse.FindPostmasterAsync(run.Source, cancellationToken);
        var serverBefore = ProcessorUse.OfServer(server);
        var started = Stopwatch.GetTimestamp();
        await using var service = await run.StartServiceAsync(product.Settings, cancellationToken);
        var memory = await WaitAsync(service, product, cancellationToken);
        var seconds = Stopwatch.GetElapsedTime(started).TotalSeconds;
        var (ofService, ofServer) = (ProcessorUse.Of(service.Id), ProcessorUse.OfServer(server) - serverBefore);
        await RestAsync(run, cancellationToken);
        var (cost, written) = await MeasureIdleAsync(run, product.Address, cancellationToken);
        var seen = await MeasureChangesAsync(service, product, cancellationToken);
        table.Add(
            product.Kind,
            Table.Count(product.Rows),
            seconds.ToString("0.0", CultureInfo.InvariantCulture),
            Table.Count(product.Rows / seconds),
            await DumpAsync(product, cancellationToken),
            ofService.ToString("0.0", CultureInfo.InvariantCulture),
            ofServer.ToString("0.0", CultureInfo.InvariantCulture),
            Table.Count(memory),
            cost.ToString("0.0", CultureInfo.InvariantCulture),
            Table.Count(written),
            seen.ToString("0.0", CultureInfo.InvariantCulture));
        bars.AtMost(string.Create(CultureInfo.InvariantCulture, $"{product.Kind}, first read of {product.Rows:#,0} rows"), FirstReadSeconds * run.Options.Scale, seconds, " s");
        bars.AtMost($"{product.Kind}, until a change is seen", IntervalSeconds + SeenSeconds, seen, " s");
        bars.Below($"{product.Kind}, an idle cycle in the product's database", IdleMilliseconds, cost, " ms");
        bars.AtMost($"{product.Kind}, rows of ours written in idle cycles", 0, written);
    }

    /// <summary>Until what follows from the records of a first read, such as the history of flags, is written; in vain after a minute.</summary>
    private static async Task RestAsync(BenchRun run, CancellationToken cancellationToken)
    {
        var before = -1L;
        for (var waited = 0; waited < 12; waited++)
        {
            await using var command = run.Source.CreateCommand(IdleUse.RowsWritten);
            var written = (long)(await command.ExecuteScalarAsync(cancellationToken))!;
            if (written == before)
            {
                return;
            }

            before = written;
            await Task.Delay(TimeSpan.FromSeconds(5), cancellationToken);
        }
    }

    /// <returns>The longest time from the commit of a change until the service has it.</returns>
    private static async Task<double> MeasureChangesAsync(BenchService service, Product product, CancellationToken cancellationToken)
    {
        await using var source = NpgsqlDataSource.Create(product.Address);
        var longest = 0d;
        for (var change = 0; change < Changes; change++)
        {
            var before = await CountAsync();
            await using var command = source.CreateCommand(product.Change);
            command.Parameters.AddWithValue(string.Create(CultureInfo.InvariantCulture, $"change-{change}"));
            await command.ExecuteNonQueryAsync(cancellationToken);
            var committed = Stopwatch.GetTimestamp();
            while (await CountAsync() == before)
            {
                await Task.Delay(TimeSpan.FromMilliseconds(20), cancellationToken);
            }

            longest = Math.Max(longest, Stopwatch.GetElapsedTime(committed).TotalSeconds);
        }

        return longest;

        async Task<long> CountAsync()
        {
            var instance = JsonNode.Parse(await service.Client.GetStringAsync(new Uri($"/api/instances/{product.Source}", UriKind.Relative), cancellationToken))!;
            return instance["collections"]![product.Collection]!["records"]!.GetValue<long>();
        }
    }

    /// <returns>The most memory that the service had until the source was current.</returns>
    private static async Task<double> WaitAsync(BenchService service, Product product, CancellationToken cancellationToken)
    {
        var memory = 0d;
        while (true)
        {
            memory = Math.Max(memory, await service.MemoryAsync(cancellationToken));
            var status = JsonNode.Parse(await service.Client.GetStringAsync(new Uri($"/api/sources/{product.Source}", UriKind.Relative), cancellationToken))!;
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
        var (activeBefore, cyclesBefore, writtenBefore) = await ReadAsync();
        await Task.Delay(TimeSpan.FromSeconds(IdleSeconds), cancellationToken);
        var (activeAfter, cyclesAfter, writtenAfter) = await ReadAsync();
        return ((activeAfter - activeBefore) / Math.Max(cyclesAfter - cyclesBefore, 1), writtenAfter - writtenBefore);

        async Task<(double Active, long Cycles, long Written)> ReadAsync()
        {
            await using var command = run.Source.CreateCommand(
                $"SELECT activity.active_time, activity.xact_commit, ({IdleUse.RowsWritten}) FROM pg_stat_database AS activity WHERE activity.datname = $1");
            command.Parameters.AddWithValue(database);
            await using var reader = await command.ExecuteReaderAsync(cancellationToken);
            await reader.ReadAsync(cancellationToken);
            return (reader.GetDouble(0), reader.GetInt64(1), reader.GetInt64(2));
        }
    }

    private static async Task<string> DumpAsync(Product product, CancellationToken cancellationToken)
    {
        var server = new NpgsqlConnectionStringBuilder(product.Address);
        var start = new ProcessStartInfo(
            "pg_dump",
            ["--data-only", "--file=/dev/null", $"--host={server.Host}", $"--port={server.Port}", $"--username={server.Username}", .. product.Tables.Select(table => $"--table={table}"), server.Database!])
        {
            UseShellExecute = false,
        };
        start.Environment["PGPASSWORD"] = server.Password;
        var started = Stopwatch.GetTimestamp();
        using var dump = Process.Start(start)!;
        await dump.WaitForExitAsync(cancellationToken);
        return dump.ExitCode == 0 ? Stopwatch.GetElapsedTime(started).TotalSeconds.ToString("0.0", CultureInfo.InvariantCulture) : "failed";
    }

    /// <param name="Tables">The large ones, which are dumped.</param>
    /// <param name="Change">SQL that adds a record to the collection, with a name of its own.</param>
    private sealed record Product(string Kind, string Address, int Rows, IReadOnlyList<string> Tables, string Collection, string Change)
    {
        /// <summary>Without a dash: a shell that starts the service would drop such variables of the environment.</summary>
        public string Source => $"bench{Kind}";

        public IReadOnlyDictionary<string, string> Settings => new Dictionary<string, string>(StringComparer.Ordinal)
        {
            [$"Sources:{Source}:Kind"] = Kind,
            [$"Sources:{Source}:ConnectionString"] = Address,
            [$"Sources:{Source}:Interval"] = TimeSpan.FromSeconds(IntervalSeconds).ToString(),
        };
    }
}
