using MediatR;
using Reporting.Application.Reports;
using Reporting.Domain.Flags.Reports;

namespace Reporting.Application.Flags.Events;

/// <summary>Which projects and environments events of the instance can name.</summary>
internal sealed record GetEventPlacesQuery(int InstanceId) : IReportQuery<EventPlaces>;

internal sealed class GetEventPlacesHandler(IEventReader events) : IRequestHandler<GetEventPlacesQuery, EventPlaces>
{
    public Task<EventPlaces> Handle(GetEventPlacesQuery request, CancellationToken cancellationToken) => events.ReadPlacesAsync(request.InstanceId, cancellationToken);
}
