using Reporting.Domain.Access;
using Reporting.Domain.Workspaces.Records;

namespace Reporting.Bench.Ingest;

/// <summary>A million raw rows in one request beside COPY of the same rows, then reports of 30 seconds on top of a day of them.</summary>
internal static class IngestPart
{
    private const string Instance = "bench-raw";
    private const int Earlier = 50;

    public static async Task RunAsync(BenchRun run, CancellationToken cancellationToken)
    {
        var yesterday = new DateTimeOffset(TimeProvider.System.GetUtcNow().UtcDateTime.Date, TimeSpan.Zero).AddDays(-1);
        var reports = new StatReports(run.Options.IsQuick ? 100 : 1_000, yesterday);
        await using var service = await run.StartServiceAsync(cancellationToken: cancellationToken);
        await StartOverAsync(service, cancellationToken);
        using (var files = await StatFiles.WriteAsync(reports.Many(..Earlier), cancellationToken))
        {
            await MeasureBulkAsync(run, service, files, cancellationToken);
        }

        await SendAsync(service, reports.Many(Earlier..^1), cancellationToken);
        await MeasureReportsAsync(run, service, reports, cancellationToken);
    }

    private static async Task StartOverAsync(BenchService service, CancellationToken cancellationToken)
    {
        using var answer = await service.Client.DeleteAsync($"/api/instances/{Instance}", cancellationToken);
        await service.SaveInstanceAsync(Instance, InstanceKind.Workspaces, cancellationToken);
        // The first request makes a process ready for the next ones; its memory is not the large request's.
        var early = new StatReports(100, new DateTimeOffset(2020, 1, 6, 0, 0, 0, TimeSpan.Zero));
        await SendAsync(service, early.Many(..1), cancellationToken);
    }

    private static async Task MeasureBulkAsync(BenchRun run, BenchService service, StatFiles files, CancellationToken cancellationToken)
    {
        await run.SettleAsync(cancellationToken);
        var time = 0.0;
        var (before, peak) = await MemoryWatch.RunAsync(
            service,
            async () => time = await Timing.OnceAsync(async () =>
            {
                await using var body = File.OpenRead(files.Lines);
                await service.IngestAsync(Instance, "agent-stats", body, cancellationToken);
            }),
            cancellationToken);
        var bare = Timing.Median([await BareTable.LoadAsync(run, files.Csv, cancellationToken), await BareTable.LoadAsync(run, files.Csv, cancellationToken)]);

        var table = new Table($"{Table.Count(files.Rows)} raw agent-stats", "seconds", "rows/s", "share of COPY");
        table.Add("one request, roll-up included", $"{time / 1_000:0.0}", Table.Count(files.Rows / time * 1_000), Table.Ratio(bare / time));
        table.Add("COPY into a bare table", $"{bare / 1_000:0.0}", Table.Count(files.Rows / bare * 1_000), "");
        table.Print();
        Console.WriteLine($"Resident memory of the service: {before:0} MB before that request, {peak:0} MB at most meanwhile: {peak - before:0} MB more.");
    }

    private static async Task MeasureReportsAsync(BenchRun run, BenchService service, StatReports reports, CancellationToken cancellationToken)
    {
        await run.SettleAsync(cancellationToken);
        var times = new List<double>();
        for (var halfHour = 0; halfHour < StatReports.HalfHours; halfHour++)
        {
            var last = reports.One(halfHour, StatReports.InHalfHour - 1);
            times.Add(await Timing.OnceAsync(() => SendAsync(service, last, cancellationToken)));
        }

        Console.WriteLine(
            $"\nOne report of 30 seconds from {Table.Count(reports.Workspaces)} workspaces, the last of its half hour, on top of a full day of them: "
            + $"median {Table.Milliseconds(Timing.Median(times))} ms, from {Table.Milliseconds(times.Min())} to {Table.Milliseconds(times.Max())} ms ({times.Count} half hours).");
    }

    private static Task<long> SendAsync(BenchService service, IEnumerable<AgentStat> stats, CancellationToken cancellationToken)
        => service.SendAsync(Instance, "agent-stats", stats, cancellationToken);
}
