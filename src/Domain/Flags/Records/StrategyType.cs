using Reporting.Domain.Access;
using Reporting.Domain.Ingestion;

namespace Reporting.Domain.Flags.Records;

/// <summary>A kind of strategy that flags can use.</summary>
[Collection("strategy-types", InstanceKind.Flags, Snapshot = true)]
public sealed record StrategyType
{
    [Key]
    public required string Name { get; init; }
}
