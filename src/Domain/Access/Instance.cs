namespace Reporting.Domain.Access;

/// <summary>What an instance's usage is about; it decides the collections that it keeps and the dialect that answers for it.</summary>
public enum InstanceKind
{
    Flags,
    Workspaces,
    Network,
}

/// <summary>One deployment whose usage is reported.</summary>
/// <param name="Id">The key of its records in the database.</param>
/// <param name="Key">Its name in addresses: <c>^[a-z0-9][a-z0-9-]{0,62}$</c>.</param>
/// <param name="TimeZone">An IANA time zone name.</param>
/// <param name="UserPrivacy">As this server last read it; what a report shows is decided by <see cref="IUserMasks"/>.</param>
public sealed record Instance(
    int Id, string Key, InstanceKind Kind, string Name, string TimeZone, string? BaseUrl, DateTimeOffset CreatedAt, UserPrivacy UserPrivacy = UserPrivacy.Names);

/// <summary>How much of one collection an instance keeps.</summary>
public sealed record CollectionSummary(string Collection, long Records, DateTimeOffset? LastReceivedAt);
