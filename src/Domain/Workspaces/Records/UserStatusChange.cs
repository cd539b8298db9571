using Reporting.Domain.Access;
using Reporting.Domain.Ingestion;

namespace Reporting.Domain.Workspaces.Records;

/// <summary>A user became active, dormant or suspended.</summary>
[Collection("user-status-changes", InstanceKind.Workspaces)]
public sealed record UserStatusChange
{
    [Key]
    public required Guid Id { get; init; }

    public required Guid UserId { get; init; }

    [OneOf("active", "dormant", "suspended")]
    public required string NewStatus { get; init; }

    public required DateTimeOffset ChangedAt { get; init; }
}
