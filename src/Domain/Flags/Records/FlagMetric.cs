using Reporting.Domain.Access;
using Reporting.Domain.Ingestion;

namespace Reporting.Domain.Flags.Records;

/// <summary>How often one application asked for a flag in one hour, and what it was told.</summary>
[Collection("flag-metrics", InstanceKind.Flags)]
public sealed record FlagMetric
{
    public required string Flag { get; init; }

    public required string AppName { get; init; }

    public required string Environment { get; init; }

    /// <summary>The start of the hour.</summary>
    public required DateTimeOffset Timestamp { get; init; }

    public required long Yes { get; init; }

    public required long No { get; init; }

    public IReadOnlyDictionary<string, long>? Variants { get; init; }
}
