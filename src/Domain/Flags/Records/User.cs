using Reporting.Domain.Access;
using Reporting.Domain.Ingestion;

namespace Reporting.Domain.Flags.Records;

/// <summary>A person, a service account or an account of the system.</summary>
[Collection("users", InstanceKind.Flags, Snapshot = true)]
public sealed record User
{
    [Key]
    public required long Id { get; init; }

    [Text(TextLength.Name)]
    public string? Name { get; init; }

    [Text(TextLength.Name)]
    public string? Username { get; init; }

    /// <summary>A digest of the e-mail address; it outlives the deletion of the user.</summary>
    [Text(TextLength.Name)]
    public string? EmailHash { get; init; }

    public required DateTimeOffset CreatedAt { get; init; }

    public DateTimeOffset? SeenAt { get; init; }

    public DateTimeOffset? DeletedAt { get; init; }

    public bool IsService { get; init; }

    public bool IsSystem { get; init; }

    [Text(TextLength.Name)]
    public string? SeatType { get; init; }
}
