using MediatR;
using Reporting.Application.Reports;
using Reporting.Domain.Access;
using Reporting.Domain.Flags.Reports;

namespace Reporting.Application.Flags.Events;

/// <summary>Who made the events of the instance.</summary>
internal sealed record GetEventCreatorsQuery(int InstanceId) : IReportQuery<EventCreators>;

internal sealed class GetEventCreatorsHandler(IEventReader events, IUserMasks masks) : IRequestHandler<GetEventCreatorsQuery, EventCreators>
{
    public async Task<EventCreators> Handle(GetEventCreatorsQuery request, CancellationToken cancellationToken)
        => new(new EventMask(await masks.ReadAsync(request.InstanceId, cancellationToken)).Apply(await events.ReadCreatorsAsync(request.InstanceId, cancellationToken)));
}
