using Reporting.Domain.Access;
using Reporting.Domain.Ingestion;

namespace Reporting.Domain.Workspaces.Records;

/// <summary>A person (or a system account) of the deployment.</summary>
[Collection("users", InstanceKind.Workspaces, Snapshot = true)]
public sealed record User
{
    [Key]
    public required Guid Id { get; init; }

    [Text(TextLength.Name)]
    public required string Username { get; init; }

    [Text(TextLength.Document)]
    public string? AvatarUrl { get; init; }

    [OneOf("active", "dormant", "suspended")]
    public string? Status { get; init; }

    public bool Deleted { get; init; }

    public bool IsSystem { get; init; }

    public DateTimeOffset? CreatedAt { get; init; }
}
