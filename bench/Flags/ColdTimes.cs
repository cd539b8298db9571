namespace Reporting.Bench.Flags;

/// <summary>What ten times the data costs a request that finds nothing kept, since an event came in before it.</summary>
internal static class ColdTimes
{
    private const int Runs = 25;

    public static async Task MeasureAsync(BenchService service, FlagsData small, FlagsData large, CancellationToken cancellationToken)
    {
        var table = new Table(
            "after one more event", $"{Table.Count(small.Feed.Events)} events, ms", $"{Table.Count(large.Feed.Events)} events, ms", "ratio");
        foreach (var route in FlagRoute.Pages(small.Feed.Today))
        {
            // Now the one and now the other, so that both meet the same machine.
            var (one, other) = (new List<double>(), new List<double>());
            await TimeAsync(service, small, route, cancellationToken);
            await TimeAsync(service, large, route, cancellationToken);
            for (var index = 0; index < Runs; index++)
            {
                one.Add(await TimeAsync(service, small, route, cancellationToken));
                other.Add(await TimeAsync(service, large, route, cancellationToken));
            }

            var (less, more) = (Timing.Median(one), Timing.Median(other));
            table.Add(route.Name, Table.Milliseconds(less), Table.Milliseconds(more), Table.Ratio(more / less));
        }

        table.Print();
        Console.WriteLine($"Medians of {Runs} requests.\n");
    }

    private static async Task<double> TimeAsync(BenchService service, FlagsData data, FlagRoute route, CancellationToken cancellationToken)
    {
        await data.AddEventAsync(service, cancellationToken);
        return await Timing.OnceAsync(() => data.AskAsync(service, route.Address, cancellationToken));
    }
}
