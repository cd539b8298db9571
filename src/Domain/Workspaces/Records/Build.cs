using Reporting.Domain.Access;
using Reporting.Domain.Ingestion;

namespace Reporting.Domain.Workspaces.Records;

/// <summary>One build of a workspace with the parameter values that it was given.</summary>
[Collection("builds", InstanceKind.Workspaces)]
public sealed record Build
{
    [Key]
    public required Guid Id { get; init; }

    public required Guid WorkspaceId { get; init; }

    public required Guid TemplateVersionId { get; init; }

    [AtLeast(1)]
    public required long BuildNumber { get; init; }

    [OneOf("start", "stop", "delete")]
    public string? Transition { get; init; }

    public required DateTimeOffset CreatedAt { get; init; }

    public required IReadOnlyDictionary<string, string> Parameters { get; init; }
}
