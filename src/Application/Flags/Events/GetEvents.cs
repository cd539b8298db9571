using FluentValidation;
using MediatR;
using Microsoft.Extensions.Options;
using Reporting.Application.Reports;
using Reporting.Domain.Access;
using Reporting.Domain.Flags.Reports;

namespace Reporting.Application.Flags.Events;

/// <summary>What happened in the instance: a page of it, newest first. A page of large events ends before its limit (<see cref="ReportLimits.MaxPageKilobytes"/>).</summary>
/// <param name="BaseUrl">What links in the answer begin with; null where the answer has none.</param>
internal sealed record GetEventsQuery(int InstanceId, EventFilter Filter, PageSpan Span, string? BaseUrl = null) : IReportQuery<EventPage>;

internal sealed class GetEventsValidator : AbstractValidator<GetEventsQuery>
{
    public GetEventsValidator() => this.MustSearchAShortText(query => query.Filter);
}

internal sealed class GetEventsHandler(IEventReader events, EventCounts counts, IUserMasks masks, IOptions<ReportLimits> limits) : IRequestHandler<GetEventsQuery, EventPage>
{
    public async Task<EventPage> Handle(GetEventsQuery request, CancellationToken cancellationToken)
    {
        var mask = new EventMask(await masks.ReadAsync(request.InstanceId, cancellationToken));
        var filter = await mask.ApplyAsync(request.Filter, request.InstanceId, events, cancellationToken);
        var total = await counts.CountAsync(request.InstanceId, filter, cancellationToken);
        return total <= request.Span.Offset
            ? new EventPage([], total)
            : new EventPage(mask.Apply(await events.ReadPageAsync(request.InstanceId, filter, request.Span, total, limits.Value.MaxPageBytes, cancellationToken)), total);
    }
}
