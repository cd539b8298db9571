using MediatR;
using Reporting.Domain.Alerts;

namespace Reporting.Application.Alerts;

/// <summary>All rules by name, or those of the one instance that the caller is confined to.</summary>
internal sealed record ListAlertsQuery(int? ConfinedTo) : IRequest<IReadOnlyList<Alert>>;

internal sealed class ListAlertsHandler(IAlertRepository alerts) : IRequestHandler<ListAlertsQuery, IReadOnlyList<Alert>>
{
    public Task<IReadOnlyList<Alert>> Handle(ListAlertsQuery request, CancellationToken cancellationToken) => alerts.ReadAllAsync(request.ConfinedTo, cancellationToken);
}
