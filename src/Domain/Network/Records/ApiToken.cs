using Reporting.Domain.Access;
using Reporting.Domain.Ingestion;

namespace Reporting.Domain.Network.Records;

/// <summary>That someone may call the device manager's API; never the token itself.</summary>
[Collection("api-tokens", InstanceKind.Network, Snapshot = true)]
public sealed record ApiToken
{
    [Key]
    public required long Id { get; init; }

    [Time(TimeUse.Expiry)]
    public DateTimeOffset? ExpiresAt { get; init; }
}
