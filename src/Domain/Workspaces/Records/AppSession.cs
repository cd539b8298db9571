using Reporting.Domain.Access;
using Reporting.Domain.Ingestion;

namespace Reporting.Domain.Workspaces.Records;

/// <summary>A visit to an app or the web terminal; its end and its requests only grow. Without a template it counts for the workspace's.</summary>
[Collection("app-sessions", InstanceKind.Workspaces)]
public sealed record AppSession
{
    [Key]
    public required Guid UserId { get; init; }

    [Key]
    public required Guid AgentId { get; init; }

    [Key]
    public required Guid SessionId { get; init; }

    public required Guid WorkspaceId { get; init; }

    public Guid? TemplateId { get; init; }

    [OneOf("path", "subdomain", "terminal")]
    public required string AccessMethod { get; init; }

    [Text(TextLength.Identifier)]
    public required string SlugOrPort { get; init; }

    [Time(TimeUse.Storage)]
    public required DateTimeOffset SessionStartedAt { get; init; }

    [Time(TimeUse.Storage)]
    [OnlyGrows]
    public required DateTimeOffset SessionEndedAt { get; init; }

    [AtLeast(0)]
    [OnlyGrows]
    public long? Requests { get; init; }
}
