namespace Reporting.Domain.Access;

/// <summary>
/// Tokens and instances, in memory and at most a second old. A token, a key or the first instance of a kind that is not in memory is looked up in the
/// database before it counts as unknown.
/// </summary>
public interface IAccessDirectory
{
    /// <summary>The token with this digest, expired ones included.</summary>
    /// <returns>Null when there is none, or it was revoked.</returns>
    ValueTask<AccessToken?> FindTokenAsync(TokenDigest digest, CancellationToken cancellationToken);

    /// <summary>The token if it is in memory; the database is not asked.</summary>
    AccessToken? FindTokenInMemory(TokenDigest digest);

    /// <summary>Records that a token let somebody in. It is stored later, and at most once a minute for each token.</summary>
    void RecordUse(AccessToken token, DateTimeOffset at);

    /// <returns>Null when no instance has the key.</returns>
    ValueTask<Instance?> FindInstanceAsync(string key, CancellationToken cancellationToken);

    /// <returns>Null when no instance has the id, or it was deleted.</returns>
    ValueTask<Instance?> FindInstanceAsync(int id, CancellationToken cancellationToken);

    /// <summary>All instances, by key (ordinal).</summary>
    ValueTask<IReadOnlyList<Instance>> ReadInstancesAsync(CancellationToken cancellationToken);

    /// <summary>The instances of a kind, by key (ordinal).</summary>
    ValueTask<IReadOnlyList<Instance>> ReadInstancesAsync(InstanceKind kind, CancellationToken cancellationToken);

    /// <summary>Reads tokens and instances again, so that the next look-up sees what has just been changed.</summary>
    Task RefreshAsync(CancellationToken cancellationToken);

    /// <summary>The same after a change that is stored: what fails or takes long is only logged, since the change is noticed soon anyway and whoever asked for it must be told.</summary>
    Task TryRefreshAsync();
}
