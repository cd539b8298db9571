using MediatR;
using Reporting.Domain.Access;

namespace Reporting.Application.Access;

/// <summary>Writes down that a person was not let in whom a provider sent, and ends what sessions he has.</summary>
/// <param name="Person">Null where it did not become known who it is.</param>
internal sealed record RefuseSignInCommand(ProvidedPerson? Person, string Reason, string? Address) : IRequest;

internal sealed class RefuseSignInHandler(ISessionRepository sessions, RequestActor actor) : IRequestHandler<RefuseSignInCommand>
{
    private const string Unknown = "unknown";

    public async Task<Unit> Handle(RefuseSignInCommand request, CancellationToken cancellationToken)
    {
        var name = SessionText.Shorten(request.Person?.Name, SessionText.LongestName);
        actor.Actor = new Actor(TokenId: null, name ?? Unknown, request.Address);
        await sessions.RefuseAsync(request.Person, SessionText.Shorten(request.Reason, SessionText.LongestReason)!, cancellationToken);
        return Unit.Value;
    }
}
