using System.Net;
using System.Net.Sockets;

namespace Reporting.Application.Access;

internal static class NetworkText
{
    /// <summary>
    /// Reads a network in CIDR notation, or an address, which is a network of its own. Only whole forms count: no <c>10/8</c>, no bits
    /// beyond the prefix, no zone; an IPv4 network is written as one, since IPv4 callers are compared as such.
    /// </summary>
    public static bool TryParse(string text, out IPNetwork network)
    {
        network = default;
        var slash = text.IndexOf('/', StringComparison.Ordinal);
        if (!TryParseAddress(slash < 0 ? text : text[..slash], out var address))
        {
            return false;
        }

        return IPNetwork.TryParse(slash < 0 ? $"{text}/{address.GetAddressBytes().Length * 8}" : text, out network)
            && network.BaseAddress.Equals(address);
    }

    private static bool TryParseAddress(string text, out IPAddress address)
        => IPAddress.TryParse(text, out address!)
            && (address.AddressFamily == AddressFamily.InterNetwork
                ? string.Equals(address.ToString(), text, StringComparison.Ordinal)
                : !address.IsIPv4MappedToIPv6 && text.IndexOfAny(['[', '%']) < 0);
}
