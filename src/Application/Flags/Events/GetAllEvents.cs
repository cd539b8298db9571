using FluentValidation;
using MediatR;
using Microsoft.Extensions.Options;
using Reporting.Application.Reports;
using Reporting.Domain.Access;
using Reporting.Domain.Flags.Records;
using Reporting.Domain.Flags.Reports;
using Reporting.Domain.Reports;

namespace Reporting.Application.Flags.Events;

/// <summary>Everything that happened, newest first: as a page where it fits on one, else to be streamed.</summary>
/// <param name="BaseUrl">What links in the answer begin with; null where the answer has none.</param>
internal sealed record GetAllEventsQuery(int InstanceId, EventFilter Filter, string? BaseUrl = null) : IReportQuery<EventList>;

/// <param name="Total">How many events there are.</param>
/// <param name="Events">All of them, where they fit on a page; null where they have to be streamed (<see cref="StreamEventsQuery"/>).</param>
internal sealed record EventList(long Total, IReadOnlyList<FlagEvent>? Events) : IReport
{
    public int Rows => Events?.Count ?? (int)Math.Min(Total, int.MaxValue);
}

internal sealed class GetAllEventsValidator : AbstractValidator<GetAllEventsQuery>
{
    public GetAllEventsValidator() => this.MustSearchAShortText(query => query.Filter);
}

internal sealed class GetAllEventsHandler(IEventReader events, EventCounts counts, IUserMasks masks, IOptions<ReportLimits> limits) : IRequestHandler<GetAllEventsQuery, EventList>
{
    private static readonly PageSpan Whole = new(0, PageSpan.MaxLimit);

    public async Task<EventList> Handle(GetAllEventsQuery request, CancellationToken cancellationToken)
    {
        var mask = new EventMask(await masks.ReadAsync(request.InstanceId, cancellationToken));
        var filter = await mask.ApplyAsync(request.Filter, request.InstanceId, events, cancellationToken);
        var total = await counts.CountAsync(request.InstanceId, filter, cancellationToken);
        if (total > Whole.Limit)
        {
            return new EventList(total, null);
        }

        var page = await events.ReadPageAsync(request.InstanceId, filter, Whole, total, limits.Value.MaxPageBytes, cancellationToken);
        return new EventList(total, page.Count >= total ? mask.Apply(page) : null);
    }
}
