using MediatR;
using Reporting.Application.Reports;
using Reporting.Domain.Flags.Reports;

namespace Reporting.Application.Flags.Events;

/// <summary>Which projects and environments events of the instance can name.</summary>
internal sealed record GetEventPlacesQuery(int InstanceId) : IReportQuery<EventPlaces>;

internal sealed class GetEventPlacesHandler(IProjectReader projects, IEventReader events) : IRequestHandler<GetEventPlacesQuery, EventPlaces>
{
    public async Task<EventPlaces> Handle(GetEventPlacesQuery request, CancellationToken cancellationToken)
        => new(await projects.ReadAsync(request.InstanceId, cancellationToken), await events.ReadEnvironmentsAsync(request.InstanceId, cancellationToken));
}
