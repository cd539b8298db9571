using Reporting.Domain.Access;
using Reporting.Domain.Ingestion;

namespace Reporting.Domain.Flags.Records;

/// <summary>When a flag entered a stage of its life.</summary>
[Collection("lifecycle-stages", InstanceKind.Flags, Snapshot = true)]
public sealed record LifecycleStage
{
    [Key]
    public required string Flag { get; init; }

    [Key]
    [OneOf("initial", "pre-live", "live", "completed", "archived")]
    public required string Stage { get; init; }

    public required DateTimeOffset EnteredAt { get; init; }
}
