using System.Net;
using System.Net.Sockets;
using System.Threading.RateLimiting;
using Microsoft.Extensions.Caching.Memory;
using Microsoft.Extensions.Options;
using Reporting.Api.Dialects;
using Reporting.Domain.Access;

namespace Reporting.Api.Limits;

/// <summary>
/// Keeps an address from guessing tokens: once too many of its tokens let nobody in, it is refused until the minute is over.
/// Tokens that have let somebody in from there before go on to, whoever else shares the address.
/// </summary>
internal sealed class FailedAttempts(IOptions<RequestLimits> limits) : IDisposable
{
    /// <summary>Of an IPv6 address, what one caller commonly has to itself.</summary>
    private const int NetworkBytes = 8;

    private static readonly TimeSpan Minute = TimeSpan.FromMinutes(1);

    private readonly int most = limits.Value.FailedAttemptsPerMinute;
    private readonly MemoryCache welcome = new(new MemoryCacheOptions { SizeLimit = 100_000 });
    private readonly PartitionedRateLimiter<IPAddress> failures = PartitionedRateLimiter.Create<IPAddress, IPAddress>(address =>
        limits.Value.FailedAttemptsPerMinute is > 0 and var most
            ? RateLimitPartition.GetFixedWindowLimiter(address, _ => new FixedWindowRateLimiterOptions { PermitLimit = most, Window = Minute })
            : RateLimitPartition.GetNoLimiter(address));

    /// <summary>Why the token is not even looked at; null when it is.</summary>
    public Failure? Refuse(IPAddress? address, TokenDigest digest)
    {
        var caller = CallerAt(address);
        using var lease = failures.AttemptAcquire(caller, permitCount: 0);
        return lease.IsAcquired || welcome.TryGetValue((caller, digest), out _) ? null : new Failure.TooManyAttempts(most, Minute);
    }

    public void Count(IPAddress? address)
    {
        using var lease = failures.AttemptAcquire(CallerAt(address));
    }

    public void Welcome(IPAddress? address, TokenDigest digest)
    {
        var key = (CallerAt(address), digest);
        if (!welcome.TryGetValue(key, out _))
        {
            welcome.Set(key, value: true, new MemoryCacheEntryOptions { Size = 1 });
        }
    }

    public void Dispose()
    {
        welcome.Dispose();
        failures.Dispose();
    }

    private static IPAddress CallerAt(IPAddress? address) => address switch
    {
        null => IPAddress.None,
        { IsIPv4MappedToIPv6: true } => address.MapToIPv4(),
        { AddressFamily: AddressFamily.InterNetworkV6 } => new IPAddress([.. address.GetAddressBytes().Take(NetworkBytes), .. new byte[NetworkBytes]]),
        _ => address,
    };
}
