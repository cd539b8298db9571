using Reporting.Application.Pipeline;
using Reporting.Domain.Flags.Reports;
using Reporting.Domain.Reports;

namespace Reporting.Application.Flags.Events;

/// <summary>Pages of lists of events; each list is counted once for all of its pages.</summary>
internal sealed class EventPages(IEventReader events, ReportCache cache, RequestVersions versions)
{
    public async Task<EventPage> ReadAsync(int instanceId, EventFilter filter, PageSpan span, CancellationToken cancellationToken)
    {
        var total = await CountAsync(instanceId, filter, cancellationToken);
        return total <= span.Offset
            ? new EventPage([], total)
            : new EventPage(await events.ReadPageAsync(instanceId, filter, span, total, cancellationToken), total);
    }

    public async Task<long> CountAsync(int instanceId, EventFilter filter, CancellationToken cancellationToken)
    {
        var key = new ReportKey(instanceId, $"event-count|{filter.Key()}", await versions.ReadAsync(instanceId, cancellationToken));
        var (count, _) = await cache.GetAsync(
            key,
            async () => new EventCount(await events.CountAsync(instanceId, filter, cancellationToken)),
            cancellationToken);
        return count.Events;
    }

    private sealed record EventCount(long Events) : IReport
    {
        public int Rows => 1;
    }
}
