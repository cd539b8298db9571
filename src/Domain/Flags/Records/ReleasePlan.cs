using Reporting.Domain.Access;
using Reporting.Domain.Ingestion;

namespace Reporting.Domain.Flags.Records;

/// <summary>A plan by which a flag is released, or the template of such plans.</summary>
[Collection("release-plans", InstanceKind.Flags, Snapshot = true)]
public sealed record ReleasePlan
{
    [Key]
    public required string Id { get; init; }

    [OneOf("template", "plan")]
    public required string Kind { get; init; }

    public DateTimeOffset? ArchivedAt { get; init; }
}
