namespace Reporting.Domain.Access;

public interface IInstanceRepository
{
    /// <summary>Creates the instance or changes its name, time zone and base address.</summary>
    /// <returns>The instance as it now stands, and whether it is new; an existing one of another kind is returned unchanged.</returns>
    Task<(Instance Instance, bool Created)> SaveAsync(InstanceDraft draft, CancellationToken cancellationToken);

    /// <summary>Removes the instance with its tokens and all its records.</summary>
    /// <returns>False when there is none with that key.</returns>
    Task<bool> DeleteAsync(string key, CancellationToken cancellationToken);

    /// <summary>Every collection of the instance's kind, also the empty ones.</summary>
    Task<IReadOnlyList<CollectionSummary>> ReadCollectionsAsync(Instance instance, CancellationToken cancellationToken);
}

/// <summary>What an administrator says of an instance.</summary>
public sealed record InstanceDraft(string Key, InstanceKind Kind, string Name, string TimeZone, string? BaseUrl);
