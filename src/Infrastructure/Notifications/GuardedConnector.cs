using System.Net;
using System.Net.Sockets;
using Microsoft.Extensions.Options;
using Reporting.Application.Notifications;

namespace Reporting.Infrastructure.Notifications;

/// <summary>
/// Makes the connections of webhooks. The address is judged where it is connected to, after its name was resolved: what a name meant when the
/// receiver was saved says nothing of what it means now.
/// </summary>
internal sealed class GuardedConnector(IOptions<NotificationOptions> options)
{
    public SocketsHttpHandler CreateHandler() => new()
    {
        AllowAutoRedirect = false,
        UseCookies = false,
        UseProxy = false,
        ConnectCallback = ConnectAsync,

        // A connection is used once: a receiver may close it while the next message is on its way, which then looks like a failure.
        PooledConnectionLifetime = TimeSpan.Zero,
        MaxResponseHeadersLength = 16,
        MaxResponseDrainSize = 0,
    };

    private async ValueTask<Stream> ConnectAsync(SocketsHttpConnectionContext context, CancellationToken cancellationToken)
    {
        var (host, port) = (context.DnsEndPoint.Host, context.DnsEndPoint.Port);
        var networks = options.Value.Networks;
        var allowed = (await Dns.GetHostAddressesAsync(host, cancellationToken)).Where(address => AllowedAddress.IsAllowed(address, networks)).ToArray();
        if (allowed.Length == 0)
        {
            throw new DeliveryException($"{host} is in a private network, which Notifications:AllowedNetworks does not allow");
        }

        var socket = new Socket(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        try
        {
            await socket.ConnectAsync(allowed, port, cancellationToken);
            return new NetworkStream(socket, ownsSocket: true);
        }
        catch
        {
            socket.Dispose();
            throw;
        }
    }
}
