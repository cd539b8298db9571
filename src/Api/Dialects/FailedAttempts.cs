using System.Net;
using System.Net.Sockets;
using System.Threading.RateLimiting;
using Microsoft.Extensions.Options;

namespace Reporting.Api.Dialects;

/// <summary>
/// Keeps an address from guessing tokens: after too many tokens that were refused, the address is refused until the minute is over.
/// Good tokens are let in before this is checked, so that others at the same address cannot lock them out.
/// </summary>
internal sealed class FailedAttempts(IOptions<AttemptLimits> limits) : IDisposable
{
    /// <summary>Of an IPv6 address, what one caller commonly has to itself.</summary>
    private const int NetworkBytes = 8;

    private static readonly TimeSpan Minute = TimeSpan.FromMinutes(1);

    private readonly int max = limits.Value.FailedAttemptsPerMinute;
    private readonly PartitionedRateLimiter<IPAddress> failures = PartitionedRateLimiter.Create<IPAddress, IPAddress>(address =>
        limits.Value.FailedAttemptsPerMinute is > 0 and var max
            ? RateLimitPartition.GetFixedWindowLimiter(address, _ => new FixedWindowRateLimiterOptions { PermitLimit = max, Window = Minute })
            : RateLimitPartition.GetNoLimiter(address));

    /// <summary>Why the token is not even looked at; null when it is.</summary>
    public Failure? Refuse(IPAddress? address)
    {
        using var lease = failures.AttemptAcquire(CallerAt(address), permitCount: 0);
        return lease.IsAcquired ? null : new Failure.TooManyAttempts(max, Minute);
    }

    public void Count(IPAddress? address)
    {
        using var lease = failures.AttemptAcquire(CallerAt(address));
    }

    public void Dispose() => failures.Dispose();

    private static IPAddress CallerAt(IPAddress? address) => address switch
    {
        null => IPAddress.None,
        { IsIPv4MappedToIPv6: true } => address.MapToIPv4(),
        { AddressFamily: AddressFamily.InterNetworkV6 } => new IPAddress([.. address.GetAddressBytes().Take(NetworkBytes), .. new byte[NetworkBytes]]),
        _ => address,
    };
}
