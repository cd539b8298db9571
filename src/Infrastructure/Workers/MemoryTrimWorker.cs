namespace Reporting.Infrastructure.Workers;

/// <summary>
/// Gives memory back to the system when much was asked and now little is: the collector alone keeps what a burst of requests made it
/// reserve for as long as nothing else on the machine asks for it.
/// </summary>
internal sealed class MemoryTrimWorker(WorkerMonitor monitor) : PeriodicWorker("memory_trim", TimeSpan.FromSeconds(15), monitor)
{
    private readonly MemoryTrim trim = new();

    protected override Task RunAsync(CancellationToken cancellationToken)
    {
        if (trim.IsDue(GC.GetTotalAllocatedBytes()))
        {
            GC.Collect(GC.MaxGeneration, GCCollectionMode.Aggressive, blocking: true, compacting: true);
        }

        return Task.CompletedTask;
    }
}

/// <summary>Decides by what was allocated since it was asked last: a full collection stops everything, so that it waits until nobody asks for much.</summary>
internal sealed class MemoryTrim
{
    /// <summary>Bytes allocated between two looks by a service that nobody asks for much.</summary>
    public const long Quiet = 4 << 20;

    /// <summary>Bytes allocated since the last collection that are worth another one.</summary>
    public const long Worthwhile = 64 << 20;

    private long seen;
    private long collected;

    /// <param name="allocated">Bytes that the process has allocated since it began.</param>
    public bool IsDue(long allocated)
    {
        var isQuiet = allocated - seen < Quiet;
        seen = allocated;
        if (!isQuiet || allocated - collected < Worthwhile)
        {
            return false;
        }

        collected = allocated;
        return true;
    }
}
