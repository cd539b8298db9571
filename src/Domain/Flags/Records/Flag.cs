using Reporting.Domain.Access;
using Reporting.Domain.Ingestion;

namespace Reporting.Domain.Flags.Records;

/// <summary>A feature flag as it is now.</summary>
[Collection("flags", InstanceKind.Flags, Snapshot = true)]
public sealed record Flag
{
    [Key]
    public required string Name { get; init; }

    [Identifier]
    public required string Project { get; init; }

    [Identifier]
    public required string Type { get; init; }

    public required DateTimeOffset CreatedAt { get; init; }

    public DateTimeOffset? ArchivedAt { get; init; }

    public bool Stale { get; init; }

    public bool PotentiallyStale { get; init; }
}
