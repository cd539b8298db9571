using Reporting.Domain.Access;
using Reporting.Domain.Ingestion;

namespace Reporting.Domain.Workspaces.Records;

/// <summary>What workspaces are made from.</summary>
[Collection("templates", InstanceKind.Workspaces, Snapshot = true)]
public sealed record Template
{
    public required Guid Id { get; init; }

    public required string Name { get; init; }

    public string? DisplayName { get; init; }

    public string? Icon { get; init; }

    public bool Deleted { get; init; }
}
