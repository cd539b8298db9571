using Reporting.Domain.Flags.Records;
using Reporting.Domain.Flags.Reports;
using Reporting.Domain.Ingestion;

namespace Reporting.UnitTests.Flags;

/// <summary>One event, whatever is searched for; remembers what was.</summary>
internal sealed class EventsFake : IEventReader
{
    public EventFilter Filter { get; private set; } = EventFilter.All;

    public Task<long> CountAsync(int instanceId, EventFilter filter, CancellationToken cancellationToken) => Task.FromResult(3L);

    public Task<IReadOnlyList<FlagEvent>> ReadPageAsync(int instanceId, EventFilter filter, PageSpan span, long total, long maxBytes, CancellationToken cancellationToken)
    {
        Filter = filter;
        return Task.FromResult<IReadOnlyList<FlagEvent>>(
        [
            new()
            {
                Id = 812, Type = "feature-created", CreatedAt = new DateTimeOffset(2026, 3, 15, 8, 30, 0, TimeSpan.Zero), CreatedBy = "ada", CreatedByUserId = 7,
                Project = "search", FeatureName = "ranking", Data = new RawJson("""{"name":"ranking"}"""),
            },
        ]);
    }

    public IAsyncEnumerable<FlagEvent> StreamAsync(int instanceId, EventFilter filter, long total, CancellationToken cancellationToken) => throw new NotSupportedException();

    public Task<IReadOnlyList<EventCreator>> ReadCreatorsAsync(int instanceId, CancellationToken cancellationToken) => throw new NotSupportedException();

    public Task<IReadOnlyList<string>> ReadEnvironmentsAsync(int instanceId, CancellationToken cancellationToken) => throw new NotSupportedException();
}
