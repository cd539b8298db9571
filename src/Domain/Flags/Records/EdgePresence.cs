using Reporting.Domain.Access;
using Reporting.Domain.Ingestion;

namespace Reporting.Domain.Flags.Records;

/// <summary>An edge node was up in a span of five minutes.</summary>
[Collection("edge-presence", InstanceKind.Flags)]
public sealed record EdgePresence
{
    /// <summary>The start of the five minutes.</summary>
    [Key]
    [Time(TimeUse.Storage, Minutes = 5)]
    public required DateTimeOffset Bucket { get; init; }

    [Key]
    public required string NodeId { get; init; }
}
