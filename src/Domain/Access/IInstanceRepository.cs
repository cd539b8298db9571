namespace Reporting.Domain.Access;

/// <summary>The instances in the database; each change is in the audit.</summary>
public interface IInstanceRepository
{
    /// <summary>Creates the instance or changes its name, time zone, base address and what it shows of users.</summary>
    /// <returns>The instance as it now stands; an existing one of another kind is returned unchanged.</returns>
    Task<SavedInstance> SaveAsync(InstanceDraft draft, CancellationToken cancellationToken);

    /// <summary>Marks the instance deleted and revokes its tokens. Its records are removed later; its key is free at once.</summary>
    /// <returns>False when there is none with that key.</returns>
    Task<bool> DeleteAsync(string key, CancellationToken cancellationToken);

    /// <summary>The instances that are marked deleted and not removed whole yet, by the time of their marks.</summary>
    Task<IReadOnlyList<(Instance Instance, DeletionProgress Progress)>> ReadDeletedAsync(CancellationToken cancellationToken);

    /// <summary>Every collection of the instance's kind by name (ordinal), the empty ones included.</summary>
    Task<IReadOnlyList<CollectionSummary>> ReadCollectionsAsync(Instance instance, CancellationToken cancellationToken);
}

/// <summary>How far the removal of an instance's records is.</summary>
/// <param name="Tables">How many tables and partitions there are to go through; null while none was looked at.</param>
public sealed record DeletionProgress(DateTimeOffset StartedAt, int? Tables, int TablesDone);

/// <param name="Collections">As <see cref="IInstanceRepository.ReadCollectionsAsync"/>; none of an instance of another kind.</param>
public sealed record SavedInstance(Instance Instance, bool Created, IReadOnlyList<CollectionSummary> Collections);

/// <summary>What an administrator says of an instance.</summary>
/// <param name="UserPrivacy">Null to leave it as it is; a new instance takes the setting <c>Privacy:Users</c> then.</param>
public sealed record InstanceDraft(string Key, InstanceKind Kind, string Name, string TimeZone, string? BaseUrl, UserPrivacy? UserPrivacy = null);
