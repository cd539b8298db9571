using System.Net;
using Reporting.Application.Access;
using Reporting.Domain.Access;

namespace Reporting.Api.Dialects;

/// <summary>
/// Decides whether a token is good. Good tokens are found first, in memory, so that somebody at the same address who tries one bad
/// token after the other locks nobody out. A token that is not in memory is looked up only while the address may still try.
/// </summary>
internal sealed class TokenGate(IAccessDirectory directory, DelegatedAccess delegated, FailedAttempts attempts, TimeProvider clock)
{
    /// <returns>The token, or why it lets nobody in.</returns>
    public async Task<(AccessToken? Token, Failure? Failure)> AdmitAsync(string text, Dialect dialect, HttpContext context)
    {
        var (digest, address, now) = (context.Features.Get<LastToken>()?.DigestOf(text) ?? TokenDigest.Of(text), context.Connection.RemoteIpAddress, clock.GetUtcNow());
        var token = directory.FindTokenInMemory(digest);
        var question = token is null ? delegated.QuestionOf(text, dialect, context.Request) : null;
        if (question is not null && await delegated.RecallAsync(question, context.RequestAborted) is { } recalled)
        {
            return Welcome(recalled, context);
        }

        if (token is null || Refuse(token, address, now) is not null)
        {
            if (attempts.Refuse(address) is { } blocked)
            {
                await Task.Delay(FailedAttempts.RefusalDelay, clock, context.RequestAborted);
                return (null, blocked);
            }

            token = await directory.FindTokenAsync(digest, context.RequestAborted);
        }

        if (token is null && question is not null)
        {
            return await AdmitDelegatedAsync(question, context);
        }

        return (token is null ? new Failure.UnknownToken() : Refuse(token, address, now)) is { } failure
            ? Reject(failure, address)
            : Use(token!, now, context);
    }

    private async Task<(AccessToken? Token, Failure? Failure)> AdmitDelegatedAsync(DelegatedQuestion question, HttpContext context)
    {
        var (foreign, refusal) = await delegated.QueryAsync(question, context.RequestAborted);
        if (refusal is Failure.UnknownToken)
        {
            attempts.Count(context.Connection.RemoteIpAddress);
        }

        return foreign is null ? (null, refusal) : Welcome(foreign, context);
    }

    private (AccessToken? Token, Failure? Failure) Reject(Failure failure, IPAddress? address)
    {
        attempts.Count(address);
        return (null, failure);
    }

    private (AccessToken? Token, Failure? Failure) Use(AccessToken token, DateTimeOffset now, HttpContext context)
    {
        directory.RecordUse(token, now);
        return Welcome(token, context);
    }

    private static (AccessToken? Token, Failure? Failure) Welcome(AccessToken token, HttpContext context)
    {
        context.RequestServices.GetRequiredService<RequestActor>().ActAs(token, context.Connection.RemoteIpAddress?.ToString());
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
