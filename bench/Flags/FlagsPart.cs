namespace Reporting.Bench.Flags;

/// <summary>Statistics and events of flags: how many answers a second, what ten times the data costs, and how much memory a long list takes.</summary>
internal static class FlagsPart
{
    public static async Task RunAsync(BenchRun run, CancellationToken cancellationToken)
    {
        var flags = run.Options.IsQuick ? 100 : 1_000;
        await using var service = await run.StartServiceAsync(cancellationToken: cancellationToken);
        var small = await FlagsData.EnsureAsync(run, service, flags, cancellationToken);
        var large = await FlagsData.EnsureAsync(run, service, flags * 10, cancellationToken);

        await RouteRates.MeasureAsync(run, service, small, cancellationToken);
        await ColdTimes.MeasureAsync(service, small, large, cancellationToken);
        await TextSearch.MeasureAsync(run, service, large, cancellationToken);
        await EventStream.MeasureAsync(run, large, cancellationToken);
    }
}
