namespace Reporting.Domain.Access;

/// <summary>A browser that is signed in. It may what its token may, for as long as that is good.</summary>
/// <param name="Token">Where its owner was let in by a product or a provider, a token that is kept nowhere, with an id below zero.</param>
/// <param name="LastUsedAt">To the minute.</param>
/// <param name="Browser">What the browser called itself at sign-in.</param>
/// <param name="Provided">What a provider said of its owner; null where none let him in.</param>
public sealed record Session(
    long Id, AccessToken Token, string? Address, string? Browser, DateTimeOffset CreatedAt, DateTimeOffset ExpiresAt, DateTimeOffset LastUsedAt, ProvidedSession? Provided = null)
{
    public bool MaySee(Instance instance)
        => Provided is { InstanceIds: { Count: > 0 } several } ? several.Contains(instance.Id) : Token.InstanceId is null || Token.InstanceId == instance.Id;
}

/// <summary>A person as a provider of sign-in knows him.</summary>
/// <param name="Issuer">The provider.</param>
/// <param name="Subject">The person, for ever.</param>
/// <param name="SessionId">The provider's session; null where it tells none.</param>
/// <param name="Name">For people to read.</param>
public sealed record ProvidedPerson(string Issuer, string Subject, string? SessionId, string Name);

/// <summary>What a session keeps of the provider that began it.</summary>
/// <param name="Group">The group that gave it its role.</param>
/// <param name="InstanceIds">The instances that it sees; none for all, or for the one of its token.</param>
/// <param name="SealedToken">The identity token, encrypted with the value that the browser shows.</param>
public sealed record ProvidedSession(ProvidedPerson Person, string Group, IReadOnlyList<int> InstanceIds, byte[] SealedToken);

public interface ISessionRepository
{
    /// <summary>Adds a session, which the audit then tells of, and forgets those that ended long ago.</summary>
    Task AddAsync(SessionDraft draft, CancellationToken cancellationToken);

    /// <summary>The session of a value, if it and its token are good; notes that it was used.</summary>
    Task<Session?> FindAsync(TokenDigest digest, CancellationToken cancellationToken);

    /// <summary>All sessions that are good, by last use, newest first.</summary>
    Task<IReadOnlyList<Session>> ReadAllAsync(CancellationToken cancellationToken);

    /// <summary>Ends a session, and writes that down in the audit.</summary>
    /// <param name="act"><see cref="AuditAct.SignedOut"/> or <see cref="AuditAct.SessionEnded"/>.</param>
    /// <returns>False when there is no such session.</returns>
    Task<bool> EndAsync(long id, AuditAct act, CancellationToken cancellationToken);

    /// <summary>Writes down in the audit that sign-ins were refused.</summary>
    Task AddRefusalAsync(SignInRefusal refusal, CancellationToken cancellationToken);

    /// <summary>Ends the sessions that a provider began and that began at a time or before it; audited where there are any.</summary>
    /// <param name="subject">Whose; null for anybody's.</param>
    /// <param name="sessionId">Of which session of the provider; null for all.</param>
    /// <returns>How many they were.</returns>
    Task<int> EndProvidedAsync(string issuer, string? subject, string? sessionId, DateTimeOffset begunBy, CancellationToken cancellationToken);

    /// <summary>Writes down in the audit that nobody was let in, and ends the sessions that the person has.</summary>
    /// <param name="person">Null where it did not become known who it is.</param>
    Task RefuseAsync(ProvidedPerson? person, string reason, CancellationToken cancellationToken);
}

/// <param name="Reason">Of the last of them, as it was told.</param>
/// <param name="Attempts">How many of the address were refused since the audit last told of one.</param>
public sealed record SignInRefusal(string Reason, string? Browser, int Attempts);

/// <param name="Digest">Of the value that the browser shows.</param>
public sealed record SessionDraft(TokenDigest Digest, AccessToken Token, string? Address, string? Browser, DateTimeOffset ExpiresAt, ProvidedSession? Provided = null);
