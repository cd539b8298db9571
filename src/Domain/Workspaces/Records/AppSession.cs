using Reporting.Domain.Access;
using Reporting.Domain.Ingestion;

namespace Reporting.Domain.Workspaces.Records;

/// <summary>A visit to an app or the web terminal; its end and its requests only grow. Without a template it counts for the workspace's.</summary>
[Collection("app-sessions", InstanceKind.Workspaces)]
public sealed record AppSession
{
    public required Guid UserId { get; init; }

    public required Guid AgentId { get; init; }

    public required Guid SessionId { get; init; }

    public required Guid WorkspaceId { get; init; }

    public Guid? TemplateId { get; init; }

    public required string AccessMethod { get; init; }

    public required string SlugOrPort { get; init; }

    public required DateTimeOffset SessionStartedAt { get; init; }

    public required DateTimeOffset SessionEndedAt { get; init; }

    public long? Requests { get; init; }
}
