using Reporting.Domain.Access;
using Reporting.Domain.Ingestion;

namespace Reporting.Domain.Flags.Records;

/// <summary>Whom a flag is on for in one environment.</summary>
[Collection("flag-strategies", InstanceKind.Flags, Snapshot = true)]
public sealed record FlagStrategy
{
    [Key]
    public required string Id { get; init; }

    [Identifier]
    public required string Flag { get; init; }

    [Identifier]
    public required string Project { get; init; }

    [Identifier(TextLength.Environment)]
    public required string Environment { get; init; }

    [Text(TextLength.Name)]
    public required string Name { get; init; }

    public IReadOnlyList<StrategyConstraint>? Constraints { get; init; }
}

/// <summary>A condition on the context of a request.</summary>
public sealed record StrategyConstraint
{
    public required string ContextName { get; init; }

    public required string Operator { get; init; }

    public required IReadOnlyList<string> Values { get; init; }
}
