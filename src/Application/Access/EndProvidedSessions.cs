using MediatR;
using Reporting.Domain.Access;

namespace Reporting.Application.Access;

/// <summary>Ends the sessions that a provider says have ended.</summary>
/// <param name="Subject">Whose; null where the provider names its session alone.</param>
/// <param name="SessionId">Which of the provider's sessions; null for all of the person.</param>
/// <param name="BegunBy">Sessions that began later go on.</param>
internal sealed record EndProvidedSessionsCommand(string Issuer, string? Subject, string? SessionId, DateTimeOffset BegunBy, string? Address) : IRequest<int>;

internal sealed class EndProvidedSessionsHandler(ISessionRepository sessions, RequestActor actor) : IRequestHandler<EndProvidedSessionsCommand, int>
{
    public Task<int> Handle(EndProvidedSessionsCommand request, CancellationToken cancellationToken)
    {
        actor.Actor = new Actor(TokenId: null, "provider of sign-in", request.Address);
        return sessions.EndProvidedAsync(request.Issuer, request.Subject, request.SessionId, request.BegunBy, cancellationToken);
    }
}
