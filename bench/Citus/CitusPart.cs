using Reporting.Bench.Size;
using Reporting.Testing.Databases;

namespace Reporting.Bench.Citus;

/// <summary>The same requests and reports on a Citus cluster and on one PostgreSQL of the same machine.</summary>
internal static class CitusPart
{
    private const double LongestIngest = 2;
    private const double LongestReport = 1.5;
    private static readonly int[] Lengths = [30, 90];

    public static async Task RunAsync(BenchRun run, CancellationToken cancellationToken)
    {
        await using var cluster = await CitusCluster.StartAsync()
            ?? throw new BenchFailedException($"{CitusCluster.Variable} names no directory with a citus-cluster.sh.");
        var plan = new SizePlan(run.Options.Scale);
        await using (await StartAsync(run, cluster.ConnectionString, cancellationToken))
        {
            // It makes the schema, which is distributed while no service runs.
        }

        await cluster.DistributeAsync();
        var feeds = new Feeds(plan);
        var plain = await MeasureAsync(run, run.ConnectionString, plan, feeds, cancellationToken);
        var citus = await MeasureAsync(run, cluster.ConnectionString, plan, feeds, cancellationToken);
        Print(plain, citus);
    }

    private static Task<BenchService> StartAsync(BenchRun run, string connectionString, CancellationToken cancellationToken)
        => BenchService.StartAsync(
            run.Options.Service,
            new Dictionary<string, string>(LongWindows.NoCache, StringComparer.Ordinal) { ["ConnectionStrings:Reporting"] = connectionString },
            cancellationToken);

    private static async Task<(RequestTimes Requests, IReadOnlyList<(string Name, IReadOnlyList<double> Times)> Reports)> MeasureAsync(
        BenchRun run, string connectionString, SizePlan plan, Feeds feeds, CancellationToken cancellationToken)
    {
        await using var service = await StartAsync(run, connectionString, cancellationToken);
        var loading = new Loading(run, service, feeds);
        foreach (var kind in Loading.Kinds)
        {
            await loading.LoadAsync(kind, 1, cancellationToken);
        }

        return (loading.Times, await LongWindows.TimesAsync(service, plan, Lengths, cancellationToken));
    }

    private static void Print(
        (RequestTimes Requests, IReadOnlyList<(string Name, IReadOnlyList<double> Times)> Reports) plain,
        (RequestTimes Requests, IReadOnlyList<(string Name, IReadOnlyList<double> Times)> Reports) citus)
    {
        var ingest = new Table("ingest, roll-up included", "PostgreSQL, rows/s", "Citus, rows/s", "time, Citus / PostgreSQL", $"at most {LongestIngest}");
        foreach (var collection in plain.Requests.Collections)
        {
            var (here, there) = (plain.Requests.RateOf(collection), citus.Requests.RateOf(collection));
            ingest.Add(collection, Table.Count(here), Table.Count(there), Table.Ratio(here / there), here / there <= LongestIngest ? "yes" : "NO");
        }

        var reports = new Table("report, nothing kept", "days", "PostgreSQL, ms", "Citus, ms", "Citus / PostgreSQL", $"at most {LongestReport}");
        foreach (var (here, there) in plain.Reports.Zip(citus.Reports))
        {
            for (var length = 0; length < Lengths.Length; length++)
            {
                var ratio = there.Times[length] / here.Times[length];
                reports.Add(here.Name, Table.Count(Lengths[length]), Table.Milliseconds(here.Times[length]), Table.Milliseconds(there.Times[length]), Table.Ratio(ratio), ratio <= LongestReport ? "yes" : "NO");
            }
        }

        ingest.Print();
        reports.Print();
    }
}
