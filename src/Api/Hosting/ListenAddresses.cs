using System.Net;
using Reporting.Application.Settings;

namespace Reporting.Api.Hosting;

/// <summary>Refuses addresses to listen on that would mean something else than they say: the server takes any name that is no address for all of them.</summary>
internal static class ListenAddresses
{
    private static readonly string[] Names = ["localhost", "*", "+"];

    /// <exception cref="StartupException">One of them is no address of a machine.</exception>
    public static void Check(string urls)
    {
        foreach (var url in urls.Split(';', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
        {
            if (!IsAddress(url))
            {
                throw new StartupException($"--urls: {url} is nothing to listen on; write it as http://127.0.0.1:8080, with an IP address, localhost, or * for all addresses.");
            }
        }
    }

    private static bool IsAddress(string url)
    {
        try
        {
            var address = BindingAddress.Parse(url);
            return address.IsUnixPipe || Names.Contains(address.Host, StringComparer.OrdinalIgnoreCase) || IsIpAddress(address.Host);
        }
        catch (FormatException)
        {
            return false;
        }
    }

    /// <summary>Written out in full: <c>1.2</c> is read as an address too, though as another than it looks like.</summary>
    private static bool IsIpAddress(string host)
        => IPAddress.TryParse(host, out var parsed) && (host.Contains(':', StringComparison.Ordinal) || string.Equals(parsed.ToString(), host, StringComparison.Ordinal));
}
