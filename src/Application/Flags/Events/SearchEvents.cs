using MediatR;
using Reporting.Application.Pipeline;
using Reporting.Domain.Access;
using Reporting.Domain.Flags.Reports;

namespace Reporting.Application.Flags.Events;

/// <summary>What happened, told in sentences with links into the instance.</summary>
internal sealed record SearchEventsQuery(Instance Instance, EventFilter Filter, PageSpan Span) : IReportQuery<EventPage>
{
    public int InstanceId => Instance.Id;

    /// <summary>Names the address too, because the links of the answer begin with it.</summary>
    public string CacheKey => $"event-search|{Span.Key()}|{Filter.Key()}|{Instance.BaseUrl}";
}

internal sealed class SearchEventsHandler(EventPages pages) : IRequestHandler<SearchEventsQuery, EventPage>
{
    public Task<EventPage> Handle(SearchEventsQuery request, CancellationToken cancellationToken)
        => pages.ReadAsync(request.InstanceId, request.Filter, request.Span, cancellationToken);
}
