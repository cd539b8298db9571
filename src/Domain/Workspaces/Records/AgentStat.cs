using Reporting.Domain.Access;
using Reporting.Domain.Ingestion;

namespace Reporting.Domain.Workspaces.Records;

/// <summary>What one workspace agent saw since its last report, some 30 seconds. A median latency of 0 or less means none.</summary>
[Collection("agent-stats", InstanceKind.Workspaces)]
public sealed record AgentStat
{
    public required Guid Id { get; init; }

    public required DateTimeOffset CreatedAt { get; init; }

    public required Guid UserId { get; init; }

    public required Guid WorkspaceId { get; init; }

    public required Guid AgentId { get; init; }

    public required Guid TemplateId { get; init; }

    public required long ConnectionCount { get; init; }

    public required double ConnectionMedianLatencyMs { get; init; }

    public long SessionCountVscode { get; init; }

    public long SessionCountJetbrains { get; init; }

    public long SessionCountReconnectingPty { get; init; }

    public long SessionCountSsh { get; init; }

    public long? RxBytes { get; init; }

    public long? TxBytes { get; init; }

    public long? RxPackets { get; init; }

    public long? TxPackets { get; init; }
}
