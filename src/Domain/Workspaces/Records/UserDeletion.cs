using Reporting.Domain.Access;
using Reporting.Domain.Ingestion;

namespace Reporting.Domain.Workspaces.Records;

/// <summary>A user was deleted.</summary>
[Collection("user-deletions", InstanceKind.Workspaces)]
public sealed record UserDeletion
{
    [Key]
    public required Guid Id { get; init; }

    public required Guid UserId { get; init; }

    public required DateTimeOffset DeletedAt { get; init; }
}
