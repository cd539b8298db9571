namespace Reporting.Domain.Access;

/// <summary>A browser that is signed in. It may what its token may, for as long as that is good.</summary>
/// <param name="Token">Where its owner was let in by a product, a token that is kept nowhere, with an id below zero.</param>
/// <param name="LastUsedAt">To the minute.</param>
/// <param name="Browser">What the browser called itself at sign-in.</param>
public sealed record Session(
    long Id, AccessToken Token, string? Address, string? Browser, DateTimeOffset CreatedAt, DateTimeOffset ExpiresAt, DateTimeOffset LastUsedAt);

public interface ISessionRepository
{
    /// <summary>Adds a session, and forgets those that ended long ago.</summary>
    Task AddAsync(SessionDraft draft, CancellationToken cancellationToken);

    /// <summary>The session of a value, if it and its token are good; notes that it was used.</summary>
    Task<Session?> FindAsync(TokenDigest digest, CancellationToken cancellationToken);

    /// <summary>All sessions that are good, by last use, newest first.</summary>
    Task<IReadOnlyList<Session>> ReadAllAsync(CancellationToken cancellationToken);

    /// <returns>False when there is no such session.</returns>
    Task<bool> EndAsync(long id, CancellationToken cancellationToken);
}

/// <param name="Digest">Of the value that the browser shows.</param>
public sealed record SessionDraft(TokenDigest Digest, AccessToken Token, string? Address, string? Browser, DateTimeOffset ExpiresAt);
