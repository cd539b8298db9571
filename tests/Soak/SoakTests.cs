using System.Globalization;
using NUnit.Framework;
using Reporting.FaultTests.Storm;
using Reporting.Testing;
using Reporting.Testing.Service;

namespace Reporting.Soak;

/// <summary>Two servers at work for minutes that are days by their clock, while servers and the database die and come back.</summary>
internal sealed class SoakTests
{
    private const string Orphans =
        """
        SELECT coalesce(string_agg(orphans.name, ' '), '')
        FROM (
            SELECT format('%I.%I', namespaces.nspname, tables.relname) AS name,
                (xpath('/row/c/text()', query_to_xml(format(
                    'SELECT count(*) AS c FROM %I.%I AS records WHERE NOT EXISTS (SELECT FROM access.instances WHERE instances.id = records.instance_id)',
                    namespaces.nspname, tables.relname), false, true, '')))[1]::text::bigint AS records
            FROM pg_class AS tables
            JOIN pg_namespace AS namespaces ON namespaces.oid = tables.relnamespace
            WHERE tables.relkind IN ('r', 'p') AND NOT tables.relispartition AND namespaces.nspname IN ('workspaces', 'flags', 'network')
                AND EXISTS (SELECT FROM pg_attribute AS columns WHERE columns.attrelid = tables.oid AND columns.attname = 'instance_id')
        ) AS orphans
        WHERE orphans.records > 0
        """;

    private const string KeptRaw = "SELECT coalesce(to_char(min(kept_from) AT TIME ZONE 'UTC', 'YYYY-MM-DD'), 'none') FROM workspaces.raw_horizons";

    private static readonly SoakOptions Options = SoakOptions.Read();
    private static readonly TimeSpan BetweenFaults = TimeSpan.FromSeconds(20);

    [Test]
    public Task Days_of_everything_at_once_leave_nothing_behind() => Seeds.TryAsync(1, async random =>
    {
        await using var database = new StormDatabase(ScratchDirectory.Next("soak"));
        await database.StartAsync();
        var clock = Options.StartClock();
        await using var fleet = new Fleet(2, [
            ("ConnectionStrings__Reporting", database.ConnectionString),
            ("Reporting__DataDirectory", ScratchDirectory.Next("service")),
            ("Retention__RawDays", SoakOptions.RawDays.ToString(CultureInfo.InvariantCulture)),
            ("Requests__PerMinute", "0"),
            .. ServiceClock.Settings(clock)]);
        await fleet.StartAsync();
        var aftermath = new Aftermath(database, fleet);
        List<string> instances = [.. RecordKind.All.Select(kind => kind.Instance).Distinct(StringComparer.Ordinal)];
        foreach (var kind in instances)
        {
            await aftermath.AddInstanceAsync(kind, kind);
        }

        var began = clock.GetUtcNow();
        var producers = SoakOptions.Rates.Select(rate => new Producer(RecordKind.Live(rate.Collection, began, rate.OfDay), fleet, new Random(random.Next()), clock, rate.Batch)).ToList();
        var samples = new Samples(database, fleet[0].Id);
        using var dashboards = new Dashboards(fleet, clock, new Random(random.Next()));
        using var passing = new ShortLivedInstances(fleet, clock, new Random(random.Next()));
        var faults = await RunAsync(database, fleet, random, [.. producers.Select(producer => (Func<CancellationToken, Task>)producer.RunAsync), dashboards.RunAsync, passing.RunAsync, samples.RunAsync]);

        await TestContext.Progress.WriteLineAsync("everything has stopped");
        await aftermath.WaitForRollUpsAsync();
        var horizon = await database.ReadAsync<string>(KeptRaw);
        Tell($"{Options.Duration.TotalMinutes:0.#} minutes were {(clock.GetUtcNow() - began).TotalDays:0.0} days; {faults} faults; raw records are kept from {horizon}");
        Tell($"{producers.Sum(each => each.Acknowledged)} records acknowledged ({string.Join(", ", producers.Select(each => $"{each.Kind.Collection} {each.Acknowledged}"))}), {producers.Sum(each => each.Breaks)} broken connections, {producers.Sum(each => each.Cuts)} bodies cut off, {producers.Sum(each => each.Refusals)} answers 503");
        Tell($"{dashboards.Answers} reports, {dashboards.NotModified} times 304, {dashboards.Outages} while something was away; {passing.Deleted} instances made and deleted");
        CheckBounds(samples, fleet[0]);

        var recomputation = await Recomputation.MakeAsync(database);
        await recomputation.FillAsync(producers);
        Tell($"{await recomputation.CompareAsync(instances)} rows equal a recomputation");
        await WaitUntilDeletedAsync(database);
        if (Options.Duration > TimeSpan.FromMinutes(6))
        {
            Assert.That(horizon, Is.Not.EqualTo("none"), "a month of raw records ended more than the days ago that they are kept");
        }
    });

    private static async Task<int> RunAsync(StormDatabase database, Fleet fleet, Random random, IReadOnlyList<Func<CancellationToken, Task>> activities)
    {
        using var stop = new CancellationTokenSource();
        var all = activities.Select(activity => Task.Run(() => activity(stop.Token))).ToList();
        var started = TimeProvider.System.GetTimestamp();
        var faults = 0;
        for (; TimeProvider.System.GetElapsedTime(started) + BetweenFaults < Options.Duration && !all.Exists(task => task.IsCompleted); faults++)
        {
            await Task.WhenAny([.. all, Task.Delay(BetweenFaults)]);
            var fault = (faults % 3) switch
            {
                0 => RestartAsync(fleet, fleet.KillAsync),
                1 => RestartAsync(fleet, fleet.StopAsync),
                _ => InterruptAsync(database, random),
            };
            await fault;
            await TestContext.Progress.WriteLineAsync(string.Create(CultureInfo.InvariantCulture, $"fault {faults + 1} after {TimeProvider.System.GetElapsedTime(started).TotalSeconds:0} s"));
        }

        var left = Options.Duration - TimeProvider.System.GetElapsedTime(started);
        await Task.WhenAny([.. all, Task.Delay(left > TimeSpan.Zero ? left : TimeSpan.Zero)]);
        await stop.CancelAsync();
        await Task.WhenAll(all);
        return faults;
    }

    /// <summary>The second server alone: the first one's memory is followed.</summary>
    private static async Task RestartAsync(Fleet fleet, Func<int, Task> end)
    {
        await end(1);
        await fleet.StartAsync(1);
    }

    private static async Task InterruptAsync(StormDatabase database, Random random)
    {
        await database.StopImmediatelyAsync();
        await Task.Delay(random.Next(2_000));
        await database.StartAsync();
    }

    private static void CheckBounds(Samples samples, ServiceProcess first)
    {
        var memory = samples.Thirds(sample => sample.Memory);
        var catalogs = samples.Thirds(sample => sample.Catalogs);
        var written = first.Written / Options.Duration.TotalMinutes / 1_000;
        Tell($"memory of a server: {memory.First:0} MB in the first third, {memory.Last:0} MB in the last, {samples.Most(sample => sample.Memory):0} MB at most; {written:0.0} kB of log a minute");
        Tell($"connections: {samples.Most(sample => sample.Connections):0} at most; temporary files: {samples.Most(sample => sample.TemporaryFiles):0} at most, {samples.Last.TemporaryFiles} at the end");
        Tell($"dead rows: {samples.Last.DeadRows} beside {samples.Last.LiveRows} live ones at the end, {samples.Most(sample => sample.DeadRows):0} at most; catalogs: {catalogs.First:0.0} MB in the first third, {catalogs.Last:0.0} MB in the last");

        Assert.Multiple(() =>
        {
            Assert.That(memory.Last, Is.LessThan(memory.First * 1.25 + 40), "memory");
            Assert.That(samples.Most(sample => sample.Connections), Is.LessThan(100), "connections");
            Assert.That(samples.Last.TemporaryFiles, Is.LessThan(10), "temporary files");
            Assert.That(samples.Last.DeadRows, Is.LessThan(samples.Last.LiveRows / 2 + 50_000), "dead rows");
            Assert.That(catalogs.Last, Is.LessThan(catalogs.First * 1.5 + 2), "catalogs");
            Assert.That(written, Is.LessThan(100), "kB of log a minute");
        });
    }

    /// <summary>What is left of deleted instances goes in the background.</summary>
    private static async Task WaitUntilDeletedAsync(StormDatabase database)
    {
        var started = TimeProvider.System.GetTimestamp();
        while (await database.ReadAsync<string>(Orphans) is { Length: > 0 } left)
        {
            Assert.That(TimeProvider.System.GetElapsedTime(started), Is.LessThan(TimeSpan.FromMinutes(1)), $"deleted instances left rows in {left}");
            await Task.Delay(TimeSpan.FromMilliseconds(500));
        }
    }

    /// <summary>For the end, and at once for whoever watches.</summary>
    private static void Tell(FormattableString figures)
    {
        var text = figures.ToString(CultureInfo.InvariantCulture);
        Extent.Tell($"soak, {text}");
        TestContext.Progress.WriteLine(text);
    }
}
