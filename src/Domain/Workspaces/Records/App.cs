using Reporting.Domain.Access;
using Reporting.Domain.Ingestion;

namespace Reporting.Domain.Workspaces.Records;

/// <summary>The newest app of a slug in a template.</summary>
[Collection("apps", InstanceKind.Workspaces, Snapshot = true)]
public sealed record App
{
    public required Guid TemplateId { get; init; }

    public required string Slug { get; init; }

    public required string DisplayName { get; init; }

    public string? Icon { get; init; }

    public DateTimeOffset? CreatedAt { get; init; }
}
