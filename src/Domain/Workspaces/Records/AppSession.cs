using Reporting.Domain.Access;
using Reporting.Domain.Ingestion;
using Reporting.Domain.Time;

namespace Reporting.Domain.Workspaces.Records;

/// <summary>A visit to an app or the web terminal; its end and its requests only grow. Without a template it counts for the workspace's.</summary>
[Collection("app-sessions", InstanceKind.Workspaces)]
public sealed record AppSession : IHalfHourSpan
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

    public long CountHalfHours() => ((HalfHours.Floor(SessionEndedAt) - HalfHours.Floor(SessionStartedAt)).Ticks / HalfHours.Length.Ticks) + 1;
}
