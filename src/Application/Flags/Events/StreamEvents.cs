using MediatR;
using Reporting.Domain.Flags.Records;
using Reporting.Domain.Flags.Reports;

namespace Reporting.Application.Flags.Events;

/// <summary>Everything that happened, newest first, read from the database while it is taken.</summary>
/// <param name="Total">How many events there are.</param>
internal sealed record StreamEventsQuery(int InstanceId, EventFilter Filter, long Total) : IRequest<IAsyncEnumerable<FlagEvent>>;

internal sealed class StreamEventsHandler(IEventReader events) : IRequestHandler<StreamEventsQuery, IAsyncEnumerable<FlagEvent>>
{
    public Task<IAsyncEnumerable<FlagEvent>> Handle(StreamEventsQuery request, CancellationToken cancellationToken)
        => Task.FromResult(events.StreamAsync(request.InstanceId, request.Filter, request.Total, cancellationToken));
}
