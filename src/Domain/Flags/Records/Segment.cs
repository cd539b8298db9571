using Reporting.Domain.Access;
using Reporting.Domain.Ingestion;

namespace Reporting.Domain.Flags.Records;

/// <summary>A named set of constraints that strategies share.</summary>
[Collection("segments", InstanceKind.Flags, Snapshot = true)]
public sealed record Segment
{
    [Key]
    public required string Id { get; init; }

    [Text(TextLength.Name)]
    public string? Name { get; init; }
}
