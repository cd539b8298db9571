using System.ComponentModel.DataAnnotations;
using MediatR;
using Microsoft.Extensions.Options;
using Reporting.Domain.Access;

namespace Reporting.Application.Access;

/// <summary>Signs a browser in whose token was found good. The value that it is to show is in the outcome and nowhere afterwards.</summary>
internal sealed record StartSessionCommand(AccessToken Token, string? Address, string? Browser) : IRequest<StartedSession>;

internal sealed record StartedSession(string Value, DateTimeOffset ExpiresAt);

/// <summary>How long sessions last; bound to the section <c>Sessions</c>.</summary>
internal sealed class SessionOptions
{
    public const string Section = "Sessions";

    [Range(1, 365)]
    public int Days { get; set; } = 7;

    /// <summary>Of those whom a product let in, since the product is not asked again.</summary>
    [Range(1, 8_760)]
    public int DelegatedHours { get; set; } = 8;
}

internal sealed class StartSessionHandler(ISessionRepository sessions, RequestActor actor, IOptions<SessionOptions> options, TimeProvider clock)
    : IRequestHandler<StartSessionCommand, StartedSession>
{
    public async Task<StartedSession> Handle(StartSessionCommand request, CancellationToken cancellationToken)
    {
        var (value, token) = (TokenFactory.Make(), request.Token);
        var lasts = token.Id > 0 ? TimeSpan.FromDays(options.Value.Days) : TimeSpan.FromHours(options.Value.DelegatedHours);
        var end = clock.GetUtcNow() + lasts;
        var expiresAt = token.ExpiresAt < end ? token.ExpiresAt.Value : end;
        actor.ActAs(token, request.Address);
        await sessions.AddAsync(new SessionDraft(TokenDigest.Of(value), token, request.Address, SessionText.Shorten(request.Browser, SessionText.LongestBrowser), expiresAt), cancellationToken);
        return new StartedSession(value, expiresAt);
    }
}
