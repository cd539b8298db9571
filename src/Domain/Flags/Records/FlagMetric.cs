using Reporting.Domain.Access;
using Reporting.Domain.Ingestion;

namespace Reporting.Domain.Flags.Records;

/// <summary>How often one application asked for a flag in one hour, and the answers that it got.</summary>
[Collection("flag-metrics", InstanceKind.Flags)]
public sealed record FlagMetric
{
    [Key]
    public required string Flag { get; init; }

    [Key]
    public required string AppName { get; init; }

    [Key]
    [Identifier(TextLength.Environment)]
    public required string Environment { get; init; }

    /// <summary>The start of the hour.</summary>
    [Key]
    [Time(TimeUse.Storage, Minutes = 60)]
    public required DateTimeOffset Timestamp { get; init; }

    [AtLeast(0)]
    public required long Yes { get; init; }

    [AtLeast(0)]
    public required long No { get; init; }

    public IReadOnlyDictionary<string, long>? Variants { get; init; }
}
