using Reporting.Domain.Flags.Reports;
using Reporting.Domain.Time;

namespace Reporting.Application.Flags.Statistics;

/// <summary>How long statistics stay true while no record changes: until the earliest thing in one of their windows falls out of it.</summary>
internal sealed class Validity(DateTimeOffset now)
{
    /// <summary>The means of edge nodes change with every five minutes; a day, with all that depends on it, ends with one too.</summary>
    private DateTimeOffset until = EdgeUsage.NextBucket(now);

    public TimeWindow Window => new(now, until);

    /// <summary>A window that moves with now begins at <paramref name="start"/>.</summary>
    public void Limit(DateTimeOffset start, DateTimeOffset? earliest)
    {
        if (earliest is { } first && first - start < until - now)
        {
            until = now + (first - start);
        }
    }

    public void Limit(IReadOnlyList<DateTimeOffset> starts, IReadOnlyList<SeenSince> seen)
    {
        foreach (var (start, each) in starts.Zip(seen))
        {
            Limit(start, each.Earliest);
        }
    }
}
