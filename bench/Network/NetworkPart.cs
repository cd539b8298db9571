using System.Diagnostics;
using Reporting.Bench.Throughput;
using Reporting.Demo.Network;
using Reporting.Domain.Access;

namespace Reporting.Bench.Network;

/// <summary>The statistics of a network over a long log: after an entry more, and when nothing changes.</summary>
internal static class NetworkPart
{
    private const string Instance = "bench-network";
    private const string Address = "/api/stats/";
    private const string Live = "/health/live";
    private const int Runs = 25;

    public static async Task RunAsync(BenchRun run, CancellationToken cancellationToken)
    {
        var now = TimeProvider.System.GetUtcNow();
        var entries = run.Options.IsQuick ? 2_000 : 200_000;
        var feed = new LogFeed(new DateTimeOffset(now.UtcDateTime.Date.AddHours(now.UtcDateTime.Hour), TimeSpan.Zero), entries);
        await using var service = await run.StartServiceAsync(cancellationToken: cancellationToken);
        await service.SaveInstanceAsync(Instance, InstanceKind.Network, cancellationToken);
        await run.LoadOnceAsync(Instance, () => LoadAsync(service, feed, cancellationToken), cancellationToken);

        var cold = await MeasureColdAsync(service, feed, cancellationToken);
        var (live, warm) = await MeasureWarmAsync(run, service, cancellationToken);
        var table = new Table($"{Table.Count((double)entries * LogFeed.Days)} log entries", "cold ms", Live, "requests/s", "of it", "p50 ms", "p99 ms");
        table.Add(
            Address,
            Table.Milliseconds(cold),
            Table.Count(live.Rate),
            Table.Count(warm.Rate),
            Table.Ratio(warm.Rate / live.Rate),
            Table.Milliseconds(warm.Median),
            Table.Milliseconds(warm.Slow));
        table.Print();
        Console.WriteLine($"Cold: the median of {Runs} requests, each after one more entry. Warm: ten connections when nothing changes.\n");
    }

    private static async Task LoadAsync(BenchService service, LogFeed feed, CancellationToken cancellationToken)
    {
        await service.SendAsync(Instance, "devices", Campus.Devices, cancellationToken);
        await service.SendAsync(Instance, "device-groups", Campus.DeviceGroups, cancellationToken);
        var rows = 0L;
        var started = Stopwatch.GetTimestamp();
        for (var day = 0; day < LogFeed.Days; day++)
        {
            rows += await service.SendAsync(Instance, "log-entries", feed.EntriesOf(day), cancellationToken);
            await Console.Error.WriteLineAsync($"loaded {rows:#,0} log entries");
        }

        var seconds = Stopwatch.GetElapsedTime(started).TotalSeconds;
        Console.WriteLine($"Loaded {Table.Count(rows)} `log-entries` in {seconds:0} s, a day a request, roll-up included: {Table.Count(rows / seconds)} rows/s.\n");
    }

    private static async Task<double> MeasureColdAsync(BenchService service, LogFeed feed, CancellationToken cancellationToken)
    {
        var times = new List<double>();
        for (var number = 0; number <= Runs; number++)
        {
            await service.SendAsync(Instance, "log-entries", [feed.Later(number)], cancellationToken);
            times.Add(await Timing.OnceAsync(() => service.ReadReportAsync(Instance, Address, "Token", cancellationToken)));
        }

        return Timing.Median(times[1..]);
    }

    private static async Task<(LoadResult Live, LoadResult Warm)> MeasureWarmAsync(BenchRun run, BenchService service, CancellationToken cancellationToken)
    {
        var load = Load.Find();
        var duration = TimeSpan.FromSeconds(run.Options.IsQuick ? 1 : 5);
        var headers = new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["Authorization"] = $"Token {BenchService.Token}",
            ["X-Reporting-Instance"] = Instance,
        };
        Task<LoadResult> LoadAsync(string address) => load.RunAsync(new Uri(service.Client.BaseAddress!, address), headers, duration, cancellationToken);

        await LoadAsync(Address);
        return (await LoadAsync(Live), await LoadAsync(Address));
    }
}
