using MediatR;
using Reporting.Application.Access;
using Reporting.Domain.Alerts;

namespace Reporting.Application.Alerts;

/// <summary>Removes a rule with its history. False when there is none of the name, or the caller is confined to another instance.</summary>
internal sealed record DeleteAlertCommand(string Name, int? ConfinedTo) : IRequest<bool>, IAdministrativeAct;

internal sealed class DeleteAlertHandler(IAlertRepository alerts) : IRequestHandler<DeleteAlertCommand, bool>
{
    public async Task<bool> Handle(DeleteAlertCommand request, CancellationToken cancellationToken)
        => await alerts.FindAsync(request.Name, cancellationToken) is { } alert
            && (request.ConfinedTo is null || request.ConfinedTo == alert.Rule.InstanceId)
            && await alerts.DeleteAsync(request.Name, cancellationToken);
}
