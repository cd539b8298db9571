namespace Reporting.Domain.Access;

/// <summary>
/// Who may call and what there is to report on, held in memory and at most a second old.
/// A token, a key or the first instance of a kind that is not held is looked up in the database before it is called unknown.
/// </summary>
public interface IAccessDirectory
{
    ValueTask<AccessToken?> FindTokenAsync(TokenDigest digest, CancellationToken cancellationToken);

    /// <summary>The token if it is held, without a question to the database.</summary>
    AccessToken? FindTokenInMemory(TokenDigest digest);

    /// <summary>Notes that a token let somebody in; it is written down later, and not every time.</summary>
    void RecordUse(AccessToken token, DateTimeOffset at);

    ValueTask<Instance?> FindInstanceAsync(string key, CancellationToken cancellationToken);

    ValueTask<Instance?> FindInstanceAsync(int id, CancellationToken cancellationToken);

    /// <summary>All instances, by key (ordinal).</summary>
    ValueTask<IReadOnlyList<Instance>> ReadInstancesAsync(CancellationToken cancellationToken);

    /// <summary>The instances of a kind, by key (ordinal).</summary>
    ValueTask<IReadOnlyList<Instance>> ReadInstancesAsync(InstanceKind kind, CancellationToken cancellationToken);

    /// <summary>Takes over what has just been changed, so that the next look-up sees it.</summary>
    Task RefreshAsync(CancellationToken cancellationToken);
}
