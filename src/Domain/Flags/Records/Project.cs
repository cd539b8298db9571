using Reporting.Domain.Access;
using Reporting.Domain.Ingestion;

namespace Reporting.Domain.Flags.Records;

/// <summary>What flags are grouped in.</summary>
[Collection("projects", InstanceKind.Flags, Snapshot = true)]
public sealed record Project
{
    [Key]
    public required string Id { get; init; }

    [Text(TextLength.Name)]
    public required string Name { get; init; }

    public required DateTimeOffset CreatedAt { get; init; }

    public DateTimeOffset? ArchivedAt { get; init; }

    [AtLeast(0)]
    public long? Members { get; init; }
}
