using System.Collections.Concurrent;
using Reporting.Application.Telemetry;
using Reporting.Domain.Access;

namespace Reporting.Infrastructure.Persistence.Merge;

/// <summary>For how long dirty marks have been seen waiting to be rolled up; 0 while there are none.</summary>
internal sealed class RollUpLag
{
    private readonly ConcurrentDictionary<(InstanceKind Kind, int Instance), long> waiting = new();
    private readonly TimeProvider clock;

    public RollUpLag(TimeProvider clock)
    {
        this.clock = clock;
        Instruments.Meter.CreateObservableGauge("reporting.roll_up.lag", () => Longest.TotalSeconds, "s", "For how long the oldest dirty marks seen have waited to be rolled up.");
    }

    public TimeSpan Longest => waiting.IsEmpty ? TimeSpan.Zero : waiting.Values.Select(seen => clock.GetElapsedTime(seen)).Max();

    /// <summary>Takes over which instances of a kind have dirty marks just now.</summary>
    public void See(InstanceKind kind, IReadOnlyCollection<int> instances)
    {
        foreach (var gone in waiting.Keys.Where(key => key.Kind == kind && !instances.Contains(key.Instance)))
        {
            waiting.TryRemove(gone, out _);
        }

        foreach (var instance in instances)
        {
            waiting.TryAdd((kind, instance), clock.GetTimestamp());
        }
    }

    public void Finish(InstanceKind kind, int instance) => waiting.TryRemove((kind, instance), out _);
}
