using System.Net;

namespace Reporting.Domain.Access;

/// <summary>The tokens in the database; each change is in the audit.</summary>
public interface ITokenRepository
{
    /// <summary>Adds a token.</summary>
    /// <returns>The token with its id and the time of its creation; null when its instance is deleted by now.</returns>
    Task<AccessToken?> AddAsync(TokenDraft draft, CancellationToken cancellationToken);

    /// <summary>Adds the token if none has ever been made; with several servers starting at once only one does.</summary>
    /// <returns>Whether it was added.</returns>
    Task<bool> AddFirstAsync(TokenDraft draft, CancellationToken cancellationToken);

    /// <summary>All tokens that are not revoked, by id.</summary>
    Task<IReadOnlyList<AccessToken>> ReadAllAsync(CancellationToken cancellationToken);

    /// <summary>Revokes a token for good.</summary>
    /// <returns>False when there is no such token, or it is revoked already.</returns>
    Task<bool> RevokeAsync(long id, CancellationToken cancellationToken);
}

public sealed record TokenDraft(
    string Name,
    TokenRole Role,
    int? InstanceId,
    DateTimeOffset? ExpiresAt,
    IReadOnlyList<IPNetwork> AllowedNetworks,
    TokenDigest Digest);
