using System.Net;
using System.Net.Sockets;

namespace Reporting.Application.Notifications;

/// <summary>Which addresses may be sent to. Whoever may name an address could else reach what only this server can.</summary>
internal static class AllowedAddress
{
    private const int LongestUrl = 2_000;

    /// <summary>What is no single host of the public Internet, as IANA lists it.</summary>
    private static readonly IReadOnlyList<IPNetwork> Special =
    [
        .. new[]
        {
            "0.0.0.0/8", "10.0.0.0/8", "100.64.0.0/10", "127.0.0.0/8", "169.254.0.0/16", "172.16.0.0/12", "192.0.0.0/24", "192.0.2.0/24", "192.88.99.0/24",
            "192.168.0.0/16", "198.18.0.0/15", "198.51.100.0/24", "203.0.113.0/24", "224.0.0.0/4", "240.0.0.0/4", "2001::/23", "2001:db8::/32", "2002::/16", "3fff::/20",
        }.Select(network => IPNetwork.Parse(network)),
    ];

    private static readonly IPNetwork GlobalUnicast = IPNetwork.Parse("2000::/3");

    /// <returns>What is wrong with the address of a webhook, as far as the address itself tells; null when nothing is.</returns>
    public static string? FaultOf(string text, NotificationOptions options)
    {
        if (text.Length > LongestUrl || !Uri.TryCreate(text, UriKind.Absolute, out var url) || url.Scheme is not ("http" or "https") || url.Host.Length == 0)
        {
            return "must be an absolute https URL";
        }

        if (url.UserInfo.Length > 0 || url.Fragment.Length > 0 || text.Any(char.IsControl))
        {
            return "must have no user, no fragment and no control characters";
        }

        if (url.Scheme is "http" && !options.AllowHttp)
        {
            return "must be https; http is allowed by Notifications:AllowHttp";
        }

        if (!IsHostAllowed(url.IdnHost, options.Hosts))
        {
            return $"must be at a host of Notifications:AllowedAddresses, which {url.IdnHost} is not";
        }

        return IPAddress.TryParse(url.IdnHost, out var address) && !IsAllowed(address, options.Networks)
            ? $"must not be in a private network; {address} would have to be in Notifications:AllowedNetworks"
            : null;
    }

    /// <summary>Whether it may be connected to: it is public, or in one of the networks.</summary>
    public static bool IsAllowed(IPAddress address, IReadOnlyList<IPNetwork> networks)
    {
        var plain = address.IsIPv4MappedToIPv6 ? address.MapToIPv4() : address;
        return IsPublic(plain) || networks.Any(network => network.Contains(plain));
    }

    private static bool IsPublic(IPAddress address)
        => !Special.Any(network => network.Contains(address)) && (address.AddressFamily == AddressFamily.InterNetwork || GlobalUnicast.Contains(address));

    private static bool IsHostAllowed(string host, IReadOnlyList<string> allowed)
        => allowed.Count == 0 || allowed.Any(pattern => pattern.StartsWith("*.", StringComparison.Ordinal)
            ? host.EndsWith(pattern[1..], StringComparison.OrdinalIgnoreCase)
            : string.Equals(host, pattern, StringComparison.OrdinalIgnoreCase));
}
