using System.Text;
using MediatR;
using Reporting.Domain.Access;

namespace Reporting.Application.Access;

/// <summary>Signs a browser in whose owner a provider vouched for, by one of his groups.</summary>
/// <param name="InstanceKeys">The instances that the group opens; none for all.</param>
/// <param name="IdentityToken">What the provider is shown when he signs out.</param>
/// <param name="Lasts">How long the session may last.</param>
internal sealed record StartProvidedSessionCommand(
    ProvidedPerson Person, string Group, TokenRole Role, IReadOnlyList<string> InstanceKeys, string IdentityToken, TimeSpan Lasts, string? Address, string? Browser)
    : IRequest<StartedSession?>;

/// <summary>Null, and nobody is signed in, where the group opens instances none of which is there.</summary>
internal sealed class StartProvidedSessionHandler(ISessionRepository sessions, IAccessDirectory directory, RequestActor actor, TimeProvider clock)
    : IRequestHandler<StartProvidedSessionCommand, StartedSession?>
{
    public async Task<StartedSession?> Handle(StartProvidedSessionCommand request, CancellationToken cancellationToken)
    {
        var ids = await FindAsync(request.InstanceKeys, cancellationToken);
        if (request.InstanceKeys.Count > 0 && ids.Count == 0)
        {
            return null;
        }

        var (value, now) = (TokenFactory.Make(), clock.GetUtcNow());
        var (name, expiresAt) = (SessionText.Shorten(request.Person.Name, SessionText.LongestName)!, now + request.Lasts);
        var digest = TokenDigest.Of(value);
        actor.Actor = new Actor(TokenId: null, name, request.Address);

        // The first of several instances is also that of the token, so that what knows of one alone sees no more.
        var token = new AccessToken(Id: 0, name, request.Role, ids.Count > 0 ? ids[0] : null, expiresAt, AllowedNetworks: [], now, digest);
        var provided = new ProvidedSession(request.Person, request.Group, ids.Count > 1 ? ids : [], IdentityTokens.Seal(value, request.IdentityToken));
        await sessions.AddAsync(new SessionDraft(digest, token, request.Address, SessionText.Shorten(request.Browser, SessionText.LongestBrowser), expiresAt, provided), cancellationToken);
        return new StartedSession(value, expiresAt);
    }

    private async Task<IReadOnlyList<int>> FindAsync(IReadOnlyList<string> keys, CancellationToken cancellationToken)
    {
        List<int> ids = [];
        foreach (var key in keys)
        {
            if (await directory.FindInstanceAsync(key, cancellationToken) is { } instance)
            {
                ids.Add(instance.Id);
            }
        }

        return ids;
    }
}

/// <summary>Identity tokens of sessions, which nobody can read who has not the value that the browser shows.</summary>
internal static class IdentityTokens
{
    private static readonly byte[] Purpose = "identity token of this session"u8.ToArray();

    public static byte[] Seal(string value, string token) => SealedText.Seal(SealedText.KeyOf(value, Purpose), Purpose, Encoding.UTF8.GetBytes(token));

    /// <returns>Null where it is not that of the session with this value.</returns>
    public static string? Open(string value, byte[] sealedToken) => SealedText.Open(SealedText.KeyOf(value, Purpose), Purpose, sealedToken) is { } plain ? Encoding.UTF8.GetString(plain) : null;
}
