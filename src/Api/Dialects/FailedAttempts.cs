using System.Net;
using System.Net.Sockets;
using Microsoft.Extensions.Options;

namespace Reporting.Api.Dialects;

/// <summary>
/// Keeps an address from guessing tokens: after too many tokens that were refused, the address is refused until the minute is over.
/// Good tokens are let in before this is checked, so that others at the same address cannot lock them out.
/// </summary>
internal sealed class FailedAttempts(IOptions<AttemptLimits> limits, TimeProvider clock)
{
    /// <summary>After how long a refused address is told so: whoever goes on and on, with large bodies even, would else keep a processor at work with refusals.</summary>
    public static readonly TimeSpan RefusalDelay = TimeSpan.FromMilliseconds(500);

    /// <summary>Of an IPv6 address, what one caller commonly has to itself.</summary>
    private const int NetworkBytes = 8;

    private readonly int max = limits.Value.FailedAttemptsPerMinute;
    private readonly MinuteRates<IPAddress> failures = new(clock);

    /// <summary>Why the token is not even looked at; null when it is.</summary>
    public Failure? Refuse(IPAddress? address)
        => max > 0 && !failures.TryTake(CallerAt(address), max, count: 0) ? new Failure.TooManyAttempts(max, MinuteRates<IPAddress>.Window) : null;

    public void Count(IPAddress? address)
    {
        if (max > 0)
        {
            failures.TryTake(CallerAt(address), max);
        }
    }

    private static IPAddress CallerAt(IPAddress? address) => address switch
    {
        null => IPAddress.None,
        { IsIPv4MappedToIPv6: true } => address.MapToIPv4(),
        { AddressFamily: AddressFamily.InterNetworkV6 } => new IPAddress([.. address.GetAddressBytes().Take(NetworkBytes), .. new byte[NetworkBytes]]),
        _ => address,
    };
}
