using MediatR;
using Reporting.Domain.Alerts;

namespace Reporting.Application.Alerts;

/// <summary>A rule and how it is with it; null when there is none of the name, or the caller is confined to another instance.</summary>
internal sealed record GetAlertQuery(string Name, int? ConfinedTo) : IRequest<Alert?>;

internal sealed class GetAlertHandler(IAlertRepository alerts) : IRequestHandler<GetAlertQuery, Alert?>
{
    public async Task<Alert?> Handle(GetAlertQuery request, CancellationToken cancellationToken)
        => await alerts.FindAsync(request.Name, cancellationToken) is { } alert && (request.ConfinedTo is null || request.ConfinedTo == alert.Rule.InstanceId) ? alert : null;
}
