using Reporting.Domain.Access;
using Reporting.Domain.Ingestion;

namespace Reporting.Domain.Workspaces.Records;

/// <summary>What workspaces are made from.</summary>
[Collection("templates", InstanceKind.Workspaces, Snapshot = true)]
public sealed record Template
{
    [Key]
    public required Guid Id { get; init; }

    [Text(TextLength.Name)]
    public required string Name { get; init; }

    [Text(TextLength.Name)]
    public string? DisplayName { get; init; }

    [Text(TextLength.Document)]
    public string? Icon { get; init; }

    public bool Deleted { get; init; }
}
