using Reporting.Domain.Access;
using Reporting.Domain.Ingestion;

namespace Reporting.Domain.Flags.Records;

/// <summary>A token that a user made for itself; its use counts as the user's.</summary>
[Collection("access-tokens", InstanceKind.Flags, Snapshot = true)]
public sealed record PersonalToken
{
    [Key]
    public required long Id { get; init; }

    public required long UserId { get; init; }

    public DateTimeOffset? SeenAt { get; init; }
}
