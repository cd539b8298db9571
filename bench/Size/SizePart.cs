using Npgsql;
using Reporting.Bench.Ingest;
using Reporting.Domain.Access;

namespace Reporting.Bench.Size;

/// <summary>A year of several instances of each kind, loaded with many requests as users load it, and what is true of the service then.</summary>
internal static class SizePart
{
    /// <summary>Rows a second that each collection must reach, or half of COPY where that is less.</summary>
    private static readonly IReadOnlyList<(string Collection, double Rate)> Rates =
    [
        ("agent-stats", 60_000), ("app-sessions", 30_000), ("usage", 60_000), ("events", 25_000), ("flag-metrics", 60_000), ("log-entries", 120_000),
    ];

    /// <summary>Small instances that come before those whose traces in the catalogs are measured, so that each connection has its working tables.</summary>
    private const int WarmUp = 30;

    private static readonly TimeSpan Rest = TimeSpan.FromMinutes(1);

    public static async Task RunAsync(BenchRun run, CancellationToken cancellationToken)
    {
        var plan = new SizePlan(run.Options.Scale);
        var feeds = new Feeds(plan);
        var bars = new Bars();
        Console.WriteLine($"Scale {plan.Scale}: {SizePlan.Requests} requests for each of {plan.Instances} instances of each kind, then {plan.SmallInstances} small instances.\n");
        await MeasureWithoutAutovacuumAsync(run, feeds, bars, cancellationToken);
        await using (var service = await run.StartServiceAsync(cancellationToken: cancellationToken))
        {
            await MeasureLoadedAsync(run, service, plan, feeds, bars, cancellationToken);
        }

        await DiskUse.PrintAsync(run, cancellationToken);
        bars.AtMost("365 days of a report beside 90", 2.5, await LongWindows.MeasureAsync(run, plan, cancellationToken), " times");
        bars.Print();
    }

    /// <summary>One instance of each kind in a database of its own, which never gets statistics but by the service itself.</summary>
    private static async Task MeasureWithoutAutovacuumAsync(BenchRun run, Feeds feeds, Bars bars, CancellationToken cancellationToken)
    {
        const string database = "without_autovacuum";
        await run.ExecuteAsync("ALTER SYSTEM SET autovacuum = off", cancellationToken);
        await run.ExecuteAsync("SELECT pg_reload_conf()", cancellationToken);
        await run.ExecuteAsync($"CREATE DATABASE {database} TEMPLATE template0", cancellationToken);
        var settings = new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["ConnectionStrings:Reporting"] = new NpgsqlConnectionStringBuilder(run.ConnectionString) { Database = database }.ConnectionString,
        };
        await using (var service = await BenchService.StartAsync(run.Options.Service, settings, cancellationToken))
        {
            var loading = new Loading(run, service, feeds);
            await LoadAsync(loading, 1, cancellationToken);
            Console.WriteLine("Autovacuum off, one instance of each kind:\n");
            Report(loading, bars, "autovacuum off");
        }

        await run.ExecuteAsync($"DROP DATABASE {database} WITH (FORCE)", cancellationToken);
        await run.ExecuteAsync("ALTER SYSTEM RESET autovacuum", cancellationToken);
        await run.ExecuteAsync("SELECT pg_reload_conf()", cancellationToken);
    }

    private static async Task MeasureLoadedAsync(BenchRun run, BenchService service, SizePlan plan, Feeds feeds, Bars bars, CancellationToken cancellationToken)
    {
        var loading = new Loading(run, service, feeds);
        var catalogs = new List<CatalogSize> { await CatalogSize.ReadAsync(run, "at the start", cancellationToken) };
        var (_, whileLoading) = await MemoryWatch.RunAsync(service, () => LoadAsync(loading, plan.Instances, cancellationToken), cancellationToken);
        await loading.MeasureBareTablesAsync(cancellationToken);
        Console.WriteLine($"Autovacuum on, {plan.Instances} instances of each kind (bodies were made beforehand, {Table.Count(loading.MakingRate)} rows/s):\n");
        Report(loading, bars, "autovacuum on");
        ReportRates(loading, bars);

        catalogs.Add(await CatalogSize.ReadAsync(run, "with a year of all large instances", cancellationToken));
        await loading.LoadSmallAsync(WarmUp, cancellationToken);
        catalogs.Add(await CatalogSize.ReadAsync(run, "before the small instances", cancellationToken));
        var small = await loading.LoadSmallAsync(plan.SmallInstances, cancellationToken);
        catalogs.Add(await CatalogSize.ReadAsync(run, "after the small instances", cancellationToken));
        CatalogSize.Print(catalogs);
        Console.WriteLine($"One request of 500 records to each of {plan.SmallInstances} new instances: median {Table.Milliseconds(Timing.Median([.. small]))} ms, longest {Table.Milliseconds(small.Max())} ms.\n");
        bars.AtMost("tables made by requests to small instances", 0, catalogs[^1].Relations - catalogs[^2].Relations);
        bars.AtMost("growth of pg_attribute meanwhile", 1.05, (double)catalogs[^1].AttributeBytes / catalogs[^2].AttributeBytes, " times");

        await MeasureReportsOfAgentsAsync(run, service, plan, bars, cancellationToken);
        await MeasureIdleAsync(run, service, plan, bars, cancellationToken);
        await MeasureMemoryAsync(service, plan, feeds, whileLoading, bars, cancellationToken);
    }

    private static async Task LoadAsync(Loading loading, int instances, CancellationToken cancellationToken)
    {
        foreach (var kind in Loading.Kinds)
        {
            await loading.LoadAsync(kind, instances, cancellationToken);
        }
    }

    private static void Report(Loading loading, Bars bars, string name)
    {
        loading.Times.Print();
        bars.AtMost($"last tenth of requests beside the first, time a row, {name}", 1.5, loading.Times.Collections.Max(loading.Times.GrowthOf), " times");
    }

    private static void ReportRates(Loading loading, Bars bars)
    {
        var table = new Table("collection", "rows/s", "slowest request", "COPY into a bare table", "share of COPY");
        foreach (var (collection, rate) in Rates)
        {
            var (all, slowest, bare) = (loading.Times.RateOf(collection), loading.Times.SlowestRateOf(collection), loading.BareRates[collection]);
            table.Add(collection, Table.Count(all), Table.Count(slowest), Table.Count(bare), Table.Ratio(all / bare));
            bars.AtLeast($"{collection}, slowest request", Math.Min(rate, bare / 2), slowest, " rows/s");
        }

        table.Print();
    }

    private static async Task MeasureReportsOfAgentsAsync(BenchRun run, BenchService service, SizePlan plan, Bars bars, CancellationToken cancellationToken)
    {
        var reports = new StatReports(1_000, plan.End.AddDays(-1));
        await run.SettleAsync(cancellationToken);
        var times = new List<double>();
        for (var halfHour = 0; halfHour < StatReports.HalfHours; halfHour++)
        {
            var report = reports.One(halfHour, StatReports.InHalfHour - 1);
            times.Add(await Timing.OnceAsync(() => service.SendAsync(Loading.KeyOf(InstanceKind.Workspaces, 0), "agent-stats", report, cancellationToken)));
        }

        Console.WriteLine($"One report of 30 seconds from 1,000 workspaces on top of all that: median {Table.Milliseconds(Timing.Median(times))} ms, from {Table.Milliseconds(times.Min())} to {Table.Milliseconds(times.Max())} ms.\n");
        bars.AtMost("one report of 1,000 workspaces, median", 150, Timing.Median(times), " ms");
    }

    private static async Task MeasureIdleAsync(BenchRun run, BenchService service, SizePlan plan, Bars bars, CancellationToken cancellationToken)
    {
        var idle = await IdleUse.MeasureAsync(run, service, plan.Idle, cancellationToken);
        Console.WriteLine(
            $"Idle for {idle.Time.TotalSeconds:0} s afterwards: service {idle.Service:0.00%} of one processor, database {idle.Database:0.00%}, "
            + $"{idle.Written} rows written, {idle.Transactions} transactions.\n");
        bars.AtMost("processor when idle, service and database", 1, (idle.Service + idle.Database) * 100, " %");
        bars.AtMost("rows written when idle", 0, idle.Written);
    }

    private static async Task MeasureMemoryAsync(
        BenchService service, SizePlan plan, Feeds feeds, double whileLoading, Bars bars, CancellationToken cancellationToken)
    {
        IReadOnlyList<(string Name, double Median, double Longest)> times = [];
        var (before, whileAsking) = await MemoryWatch.RunAsync(
            service, async () => times = await new RandomReports(plan, feeds).AskAsync(service, cancellationToken), cancellationToken);
        var table = new Table($"{plan.RandomReports} random reports each", "median ms", "longest ms");
        foreach (var (name, median, longest) in times)
        {
            table.Add(name, Table.Milliseconds(median), Table.Milliseconds(longest));
        }

        table.Print();
        await Task.Delay(Rest, cancellationToken);
        var atEnd = await service.MemoryAsync(cancellationToken);
        Console.WriteLine($"Resident memory of the service: {whileLoading:0} MB at most while loading, {before:0} MB before these reports, {whileAsking:0} MB at most meanwhile, {atEnd:0} MB a minute afterwards.\n");
        bars.AtMost("resident memory at the end", 250, atEnd, " MB");
        bars.AtMost("resident memory at any time", 400, Math.Max(whileLoading, whileAsking), " MB");
    }
}
