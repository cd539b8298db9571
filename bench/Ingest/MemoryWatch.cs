namespace Reporting.Bench.Ingest;

/// <summary>The greatest resident memory of a service while something runs.</summary>
internal static class MemoryWatch
{
    private static readonly TimeSpan Interval = TimeSpan.FromMilliseconds(50);

    /// <returns>MB before, and the most meanwhile.</returns>
    public static async Task<(double Before, double Peak)> RunAsync(BenchService service, Func<Task> work, CancellationToken cancellationToken)
    {
        var before = await service.MemoryAsync(cancellationToken);
        var peak = before;
        var running = work();
        while (!running.IsCompleted)
        {
            await Task.WhenAny(running, Task.Delay(Interval, cancellationToken));
            peak = Math.Max(peak, await service.MemoryAsync(cancellationToken));
        }

        await running;
        return (before, peak);
    }
}
