using MediatR;
using Reporting.Application.Pipeline;
using Reporting.Domain.Access;
using Reporting.Domain.Flags.Records;
using Reporting.Domain.Flags.Reports;

namespace Reporting.Application.Flags.Events;

/// <summary>Everything that happened, newest first. There is no end to how much that may be, so it is not kept, unless it fits on a page.</summary>
internal sealed record GetAllEventsQuery(Instance Instance, EventFilter Filter) : IInstanceQuery, IRequest<EventList>
{
    public int InstanceId => Instance.Id;

    /// <summary>Names the address too, because links in the answer may begin with it.</summary>
    public string CacheKey => $"all-events|{Filter.Key()}|{Instance.BaseUrl}";
}

/// <param name="Events">Newest first; to be read once, within the request.</param>
/// <param name="Page">The same, where a page can hold them.</param>
internal sealed record EventList(IAsyncEnumerable<FlagEvent> Events, EventPage? Page);

internal sealed class GetAllEventsHandler(IEventReader events, EventPages pages, ReportCache cache, RequestVersions versions) : IRequestHandler<GetAllEventsQuery, EventList>
{
    private static readonly PageSpan Whole = new(0, PageSpan.MaxLimit);

    public async Task<EventList> Handle(GetAllEventsQuery request, CancellationToken cancellationToken)
    {
        var total = await pages.CountAsync(request.InstanceId, request.Filter, cancellationToken);
        if (total > Whole.Limit)
        {
            return new EventList(events.StreamAsync(request.InstanceId, request.Filter, total, cancellationToken), null);
        }

        var key = await versions.NameAsync(request, cancellationToken);
        var (page, _) = await cache.GetAsync(key, () => pages.ReadAsync(request.InstanceId, request.Filter, Whole, cancellationToken), cancellationToken);
        return new EventList(page.Events.ToAsyncEnumerable(), page);
    }
}
