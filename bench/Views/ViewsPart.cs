using Reporting.Bench.Reports;
using Reporting.Testing;

namespace Reporting.Bench.Views;

/// <summary>How long the queries of the dashboards for Grafana take over a year.</summary>
internal static class ViewsPart
{
    private const int MostMilliseconds = 200;
    private const int Runs = 15;

    private static readonly TimeSpan Budget = TimeSpan.FromSeconds(4);
    private static readonly DateOnly FirstDay = new(2025, 1, 1);
    private static readonly DateOnly LastDay = new(2025, 12, 31);

    public static async Task RunAsync(BenchRun run, CancellationToken cancellationToken)
    {
        await run.LoadOnceAsync("views", () => LoadAsync(run, cancellationToken), cancellationToken);
        var table = new Table("query", "of", "rows", "ms");
        var slow = new List<string>();
        foreach (var (kind, title, sql) in GrafanaQueries.All)
        {
            var rows = 0;
            var time = await Timing.MedianAsync(Runs, Budget, async () => rows = await CountAsync(run, GrafanaQueries.Expand(sql, kind, FirstDay, LastDay), cancellationToken));
            table.Add(title, kind, Table.Count(rows), Table.Milliseconds(time));
            slow.AddRange(time > MostMilliseconds ? [$"{kind}: {title}"] : []);
        }

        table.Print();
        if (slow.Count > 0)
        {
            throw new BenchFailedException($"More than {MostMilliseconds} ms: {string.Join(", ", slow)}");
        }
    }

    private static async Task LoadAsync(BenchRun run, CancellationToken cancellationToken)
    {
        await using (await run.StartServiceAsync(cancellationToken: cancellationToken))
        {
            // The start makes the schema.
        }

        await run.ExecuteAsync(StraightSql.Read("views_data.sql"), cancellationToken);
    }

    private static async Task<int> CountAsync(BenchRun run, string sql, CancellationToken cancellationToken)
    {
        await using var command = run.Source.CreateCommand(sql);
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        var rows = 0;
        while (await reader.ReadAsync(cancellationToken))
        {
            rows++;
        }

        return rows;
    }
}
