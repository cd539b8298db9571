using System.Net;
using Reporting.Application.Access;
using Reporting.Domain.Access;

namespace Reporting.Api.Dialects;

/// <summary>
/// Says whether a token lets its bearer in. Good tokens are found first, in memory: whoever else at the same address tries one bad
/// token after the other locks nobody out. What is not held in memory is looked up only while the address may still try.
/// </summary>
internal sealed class TokenGate(IAccessDirectory directory, FailedAttempts attempts, TimeProvider clock)
{
    /// <returns>The token, or why it lets nobody in.</returns>
    public async Task<(AccessToken? Token, Failure? Failure)> AdmitAsync(string text, HttpContext context)
    {
        var (digest, address, now) = (TokenDigest.Of(text), context.Connection.RemoteIpAddress, clock.GetUtcNow());
        var token = directory.FindTokenInMemory(digest);
        if (token is null || Refuse(token, address, now) is not null)
        {
            if (attempts.Refuse(address) is { } blocked)
            {
                return (null, blocked);
            }

            token = await directory.FindTokenAsync(digest, context.RequestAborted);
        }

        if ((token is null ? new Failure.UnknownToken() : Refuse(token, address, now)) is { } failure)
        {
            attempts.Count(address);
            return (null, failure);
        }

        directory.NoteUse(token!, now);
        context.RequestServices.GetRequiredService<RequestActor>().Actor = new Actor(token!.Id, token.Name, address?.ToString());
        return (token, null);
    }

    private static Failure? Refuse(AccessToken token, IPAddress? address, DateTimeOffset now)
    {
        if (token.IsExpired(now))
        {
            return new Failure.ExpiredToken(token.ExpiresAt ?? default);
        }

        return token.AllowsAddress(address) ? null : new Failure.AddressNotAllowed(address);
    }
}
