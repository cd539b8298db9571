using Reporting.Application.Reports;
using Reporting.Domain.Flags.Reports;
using Reporting.Domain.Reports;

namespace Reporting.Application.Flags.Events;

/// <summary>How many events a filter lets through; each list is counted once for all of its pages.</summary>
internal sealed class EventCounts(IEventReader events, ReportCache cache, RequestVersions versions)
{
    public async Task<long> CountAsync(int instanceId, EventFilter filter, CancellationToken cancellationToken)
    {
        var key = ReportKey.Of(new Question(instanceId, filter), await versions.ReadAsync(instanceId, cancellationToken));
        var (count, _) = await cache.GetAsync(key, async () => new EventCount(await events.CountAsync(instanceId, filter, cancellationToken)), cancellationToken);
        return count.Report.Events;
    }

    private sealed record Question(int InstanceId, EventFilter Filter);

    private sealed record EventCount(long Events) : IReport
    {
        public int Rows => 1;
    }
}
