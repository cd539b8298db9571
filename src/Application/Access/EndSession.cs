using MediatR;
using Reporting.Domain.Access;

namespace Reporting.Application.Access;

/// <summary>Signs a browser out; false when there is no such session where the caller may end any.</summary>
/// <param name="ConfinedTo">The one instance that the caller acts on.</param>
/// <param name="OfToken">The one token whose sessions the caller may end; null for any.</param>
/// <param name="IsOwn">Whether the caller signs out, rather than somebody else.</param>
internal sealed record EndSessionCommand(long Id, int? ConfinedTo, long? OfToken, bool IsOwn) : IRequest<bool>, IAdministrativeAct;

internal sealed class EndSessionHandler(ISessionRepository sessions) : IRequestHandler<EndSessionCommand, bool>
{
    public async Task<bool> Handle(EndSessionCommand request, CancellationToken cancellationToken)
    {
        var all = await sessions.ReadAllAsync(cancellationToken);
        return all.FirstOrDefault(session => session.Id == request.Id) is { } found
            && (request.ConfinedTo is null || found.Token.InstanceId == request.ConfinedTo)
            && (request.OfToken is null || found.Token.Id == request.OfToken)
            && await sessions.EndAsync(request.Id, request.IsOwn ? AuditAct.SignedOut : AuditAct.SessionEnded, cancellationToken);
    }
}
