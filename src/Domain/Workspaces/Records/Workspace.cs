using Reporting.Domain.Access;
using Reporting.Domain.Ingestion;

namespace Reporting.Domain.Workspaces.Records;

/// <summary>A workspace, of the template that it uses now.</summary>
[Collection("workspaces", InstanceKind.Workspaces, Snapshot = true)]
public sealed record Workspace
{
    [Key]
    public required Guid Id { get; init; }

    public required Guid OwnerId { get; init; }

    public required Guid TemplateId { get; init; }

    [Text(TextLength.Name)]
    public required string Name { get; init; }

    public bool Deleted { get; init; }
}
