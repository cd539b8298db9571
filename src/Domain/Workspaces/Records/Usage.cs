using Reporting.Domain.Access;
using Reporting.Domain.Ingestion;

namespace Reporting.Domain.Workspaces.Records;

/// <summary>One half hour of a user on a template, rolled up by its producer; stands in place of what raw records gave.</summary>
[Collection("usage", InstanceKind.Workspaces)]
public sealed record Usage
{
    public required DateTimeOffset StartTime { get; init; }

    public required Guid TemplateId { get; init; }

    public required Guid UserId { get; init; }

    public required int UsageMins { get; init; }

    public int VscodeMins { get; init; }

    public int JetbrainsMins { get; init; }

    public int ReconnectingPtyMins { get; init; }

    public int SshMins { get; init; }

    public int SftpMins { get; init; }

    public double? MedianLatencyMs { get; init; }

    public IReadOnlyDictionary<string, int>? AppUsageMins { get; init; }
}
