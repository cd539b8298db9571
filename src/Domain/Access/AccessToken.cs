using System.Net;

namespace Reporting.Domain.Access;

public enum TokenRole
{
    Admin,
    Auditor,
    Member,
    Ingest,
}

/// <summary>A token as it is kept: its secret only as a digest.</summary>
/// <param name="InstanceId">The one instance that the token acts on, or null for all.</param>
/// <param name="AllowedNetworks">Where it may be used from; empty means anywhere.</param>
/// <param name="LastUsedAt">To the minute, as it was when the token was read; null while it was never used.</param>
public sealed record AccessToken(
    long Id,
    string Name,
    TokenRole Role,
    int? InstanceId,
    DateTimeOffset? ExpiresAt,
    IReadOnlyList<IPNetwork> AllowedNetworks,
    DateTimeOffset CreatedAt,
    TokenDigest Digest,
    DateTimeOffset? LastUsedAt = null)
{
    public bool IsExpired(DateTimeOffset now) => ExpiresAt <= now;

    public bool AllowsAddress(IPAddress? address)
    {
        if (AllowedNetworks.Count == 0)
        {
            return true;
        }

        var known = address is { IsIPv4MappedToIPv6: true } ? address.MapToIPv4() : address;
        return known is not null && AllowedNetworks.Any(network => network.Contains(known));
    }
}
