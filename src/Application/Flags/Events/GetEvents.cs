using MediatR;
using Reporting.Application.Pipeline;
using Reporting.Domain.Flags.Reports;

namespace Reporting.Application.Flags.Events;

/// <summary>What happened in the instance: a page of it, newest first.</summary>
internal sealed record GetEventsQuery(int InstanceId, EventFilter Filter, PageSpan Span) : IReportQuery<EventPage>
{
    public string CacheKey => $"events|{Span.Key()}|{Filter.Key()}";
}

internal sealed class GetEventsHandler(EventPages pages) : IRequestHandler<GetEventsQuery, EventPage>
{
    public Task<EventPage> Handle(GetEventsQuery request, CancellationToken cancellationToken)
        => pages.ReadAsync(request.InstanceId, request.Filter, request.Span, cancellationToken);
}
