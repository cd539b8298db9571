using Reporting.Bench.Throughput;

namespace Reporting.Bench.Flags;

/// <summary>How many answers a second, when nothing changes and when an event comes in every second.</summary>
internal static class RouteRates
{
    private const string Live = "/health/live";

    public static async Task MeasureAsync(BenchRun run, BenchService service, FlagsData data, CancellationToken cancellationToken)
    {
        var load = Load.Find();
        var duration = TimeSpan.FromSeconds(run.Options.IsQuick ? 1 : 5);
        var headers = new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["Authorization"] = BenchService.Token,
            ["X-Reporting-Instance"] = data.Instance,
        };
        Task<LoadResult> LoadAsync(string address) => load.RunAsync(new Uri(service.Client.BaseAddress!, address), headers, duration, cancellationToken);

        await LoadAsync(Live);
        var table = new Table(
            $"{Table.Count(data.Feed.Events)} events", "bytes", Live, "requests/s", "of it", "p50 ms", "p99 ms", "an event a second", "of it", "p50 ms", "p99 ms");
        foreach (var route in FlagRoute.Pages(data.Feed.Today).Append(FlagRoute.OfFlag))
        {
            var bytes = (await data.AskAsync(service, route.Address, cancellationToken)).Length;
            await LoadAsync(route.Address);
            var live = await LoadAsync(Live);
            var quiet = await LoadAsync(route.Address);
            var busy = await WhileEventsComeInAsync(service, data, () => LoadAsync(route.Address), cancellationToken);
            table.Add([route.Name, Table.Count(bytes), Table.Count(live.Rate), .. Cells(quiet, live), .. Cells(busy, live)]);
            await Console.Error.WriteLineAsync($"measured {route.Name}");
        }

        table.Print();
        Console.WriteLine($"Ten connections for {duration.TotalSeconds:0} s each, by {load.Name}; {Live} just before each.\n");
    }

    private static string[] Cells(LoadResult result, LoadResult live)
        => [Table.Count(result.Rate), Table.Ratio(result.Rate / live.Rate), Table.Milliseconds(result.Median), Table.Milliseconds(result.Slow)];

    private static async Task<LoadResult> WhileEventsComeInAsync(BenchService service, FlagsData data, Func<Task<LoadResult>> work, CancellationToken cancellationToken)
    {
        var running = work();
        using var timer = new PeriodicTimer(TimeSpan.FromSeconds(1));
        while (!running.IsCompleted)
        {
            await data.AddEventAsync(service, cancellationToken);
            await Task.WhenAny(running, timer.WaitForNextTickAsync(cancellationToken).AsTask());
        }

        return await running;
    }
}
