using Reporting.Domain.Access;
using Reporting.Domain.Ingestion;

namespace Reporting.Domain.Network.Records;

/// <summary>A total that the device manager keeps beyond the entries of its log, such as <c>changes</c>.</summary>
[Collection("counters", InstanceKind.Network, Snapshot = true)]
public sealed record Counter
{
    [Key]
    public required string Name { get; init; }

    public required long Value { get; init; }
}
