using MediatR;
using Reporting.Domain.Access;
using Reporting.Domain.Flags.Records;
using Reporting.Domain.Flags.Reports;

namespace Reporting.Application.Flags.Events;

/// <summary>Everything that happened, newest first, read from the database while it is taken.</summary>
/// <param name="Total">How many events there are.</param>
internal sealed record StreamEventsQuery(int InstanceId, EventFilter Filter, long Total) : IRequest<IAsyncEnumerable<FlagEvent>>;

internal sealed class StreamEventsHandler(IEventReader events, IUserMasks masks) : IRequestHandler<StreamEventsQuery, IAsyncEnumerable<FlagEvent>>
{
    public async Task<IAsyncEnumerable<FlagEvent>> Handle(StreamEventsQuery request, CancellationToken cancellationToken)
    {
        var mask = new EventMask(await masks.ReadAsync(request.InstanceId, cancellationToken));
        var filter = await mask.ApplyAsync(request.Filter, request.InstanceId, events, cancellationToken);
        return mask.Apply(events.StreamAsync(request.InstanceId, filter, request.Total, cancellationToken));
    }
}
