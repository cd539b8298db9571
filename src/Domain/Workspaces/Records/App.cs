using Reporting.Domain.Access;
using Reporting.Domain.Ingestion;

namespace Reporting.Domain.Workspaces.Records;

/// <summary>The newest app of a slug in a template.</summary>
[Collection("apps", InstanceKind.Workspaces, Snapshot = true)]
public sealed record App
{
    [Key]
    public required Guid TemplateId { get; init; }

    [Key]
    public required string Slug { get; init; }

    [Text(TextLength.Name)]
    public required string DisplayName { get; init; }

    [Text(TextLength.Document)]
    public string? Icon { get; init; }

    public DateTimeOffset? CreatedAt { get; init; }
}
