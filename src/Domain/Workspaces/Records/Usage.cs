using Reporting.Domain.Access;
using Reporting.Domain.Ingestion;

namespace Reporting.Domain.Workspaces.Records;

/// <summary>One half hour of a user on a template, rolled up by its producer; stands in place of what raw records gave.</summary>
[Collection("usage", InstanceKind.Workspaces)]
public sealed record Usage
{
    [Key]
    [Time(TimeUse.Storage, Minutes = 30)]
    public required DateTimeOffset StartTime { get; init; }

    [Key]
    public required Guid TemplateId { get; init; }

    [Key]
    public required Guid UserId { get; init; }

    [Minutes]
    public required int UsageMins { get; init; }

    [Minutes]
    public int VscodeMins { get; init; }

    [Minutes]
    public int JetbrainsMins { get; init; }

    [Minutes]
    public int ReconnectingPtyMins { get; init; }

    [Minutes]
    public int SshMins { get; init; }

    [Minutes]
    public int SftpMins { get; init; }

    [Latency]
    public double? MedianLatencyMs { get; init; }

    public IReadOnlyDictionary<string, int>? AppUsageMins { get; init; }
}
