namespace Reporting.Bench.Ingest;

/// <summary>What a load costs PostgreSQL alone: the rows of a CSV file into a table with the same columns and key, and nothing else.</summary>
internal static class BareTable
{
    /// <returns>Milliseconds.</returns>
    public static async Task<double> LoadAsync(BenchRun run, string csv, CancellationToken cancellationToken)
    {
        await run.ExecuteAsync(
            """
            CREATE SCHEMA IF NOT EXISTS bench;
            CREATE TABLE bench.bare (LIKE workspaces.agent_stats, PRIMARY KEY (instance_id, id, created_at));
            """,
            cancellationToken);
        await run.ExecuteAsync("CHECKPOINT", cancellationToken);
        var time = await Timing.OnceAsync(() => CopyAsync(run, csv, cancellationToken));
        await run.ExecuteAsync("DROP TABLE bench.bare", cancellationToken);
        return time;
    }

    /// <summary>Sends the file as it is, as \copy does.</summary>
    private static async Task CopyAsync(BenchRun run, string csv, CancellationToken cancellationToken)
    {
        await using var connection = await run.Source.OpenConnectionAsync(cancellationToken);
        await using var copy = await connection.BeginTextImportAsync($"COPY bench.bare ({StatFiles.Columns}) FROM STDIN (FORMAT csv)", cancellationToken);
        using var file = new StreamReader(csv);
        var buffer = new char[64 << 10];
        while (await file.ReadBlockAsync(buffer, cancellationToken) is var count and > 0)
        {
            await copy.WriteAsync(buffer.AsMemory(0, count), cancellationToken);
        }
    }
}
