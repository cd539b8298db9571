using Reporting.Domain.Access;
using Reporting.Domain.Ingestion;

namespace Reporting.Domain.Flags.Records;

/// <summary>A token of the instance's own API.</summary>
[Collection("api-tokens", InstanceKind.Flags, Snapshot = true)]
public sealed record ApiToken
{
    /// <summary>An opaque digest, never the secret.</summary>
    [Key]
    public required string Id { get; init; }

    [OneOf("admin", "client", "frontend", "backend")]
    public required string Type { get; init; }

    public required DateTimeOffset CreatedAt { get; init; }

    [Time(TimeUse.Expiry)]
    public DateTimeOffset? ExpiresAt { get; init; }
}
