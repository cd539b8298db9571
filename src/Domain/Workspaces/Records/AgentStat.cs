using Reporting.Domain.Access;
using Reporting.Domain.Ingestion;

namespace Reporting.Domain.Workspaces.Records;

/// <summary>What one workspace agent saw since its last report, some 30 seconds. A median latency of 0 or less means none.</summary>
[Collection("agent-stats", InstanceKind.Workspaces)]
public sealed record AgentStat
{
    [Key]
    public required Guid Id { get; init; }

    [Time(TimeUse.Storage)]
    public required DateTimeOffset CreatedAt { get; init; }

    public required Guid UserId { get; init; }

    public required Guid WorkspaceId { get; init; }

    public required Guid AgentId { get; init; }

    public required Guid TemplateId { get; init; }

    [AtLeast(0)]
    public required long ConnectionCount { get; init; }

    [Latency]
    public required double ConnectionMedianLatencyMs { get; init; }

    [AtLeast(0)]
    public long SessionCountVscode { get; init; }

    [AtLeast(0)]
    public long SessionCountJetbrains { get; init; }

    [AtLeast(0)]
    public long SessionCountReconnectingPty { get; init; }

    [AtLeast(0)]
    public long SessionCountSsh { get; init; }

    [AtLeast(0)]
    public long? RxBytes { get; init; }

    [AtLeast(0)]
    public long? TxBytes { get; init; }

    [AtLeast(0)]
    public long? RxPackets { get; init; }

    [AtLeast(0)]
    public long? TxPackets { get; init; }
}
