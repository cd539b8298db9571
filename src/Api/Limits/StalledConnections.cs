using System.Buffers.Binary;
using System.Net.Sockets;
using Microsoft.AspNetCore.Connections;
using Microsoft.AspNetCore.Connections.Features;
using Microsoft.Extensions.Options;

namespace Reporting.Api.Limits;

/// <summary>
/// Cuts off connections that take nothing of an answer which is there for them. Kestrel's own minimum rate counts what it has handed to
/// the system as taken: the megabytes that fit into the system's buffers earn a caller hours (docs/decisions/0045-stalled-connections.md).
/// </summary>
internal sealed class StalledConnections(IOptions<RequestLimits> limits, TimeProvider clock, ILogger<StalledConnections> log)
{
    private readonly TimeProvider clock = clock;
    private readonly ILogger log = log;
    private readonly TimeSpan timeout = TimeSpan.FromSeconds(limits.Value.StalledSeconds);

    public ConnectionDelegate Watch(ConnectionDelegate next) => connection =>
    {
        if (timeout > TimeSpan.Zero
            && OperatingSystem.IsLinux()
            && connection.Features.Get<IConnectionSocketFeature>()?.Socket is { ProtocolType: ProtocolType.Tcp } socket
            && connection.Features.Get<IConnectionHeartbeatFeature>() is { } heartbeat)
        {
            heartbeat.OnHeartbeat(static watched => ((Watched)watched).Look(), new Watched(this, connection, socket));
        }

        return next(connection);
    };

    /// <summary>One connection, looked at once a second.</summary>
    private sealed class Watched(StalledConnections all, ConnectionContext connection, Socket socket)
    {
        private ulong taken;
        private long since = all.clock.GetTimestamp();

        public void Look()
        {
            if (!TcpState.TryRead(socket, out var state))
            {
                return;
            }

            if (!state.IsWaiting || state.TakenBytes != taken)
            {
                taken = state.TakenBytes;
                since = all.clock.GetTimestamp();
            }
            else if (all.clock.GetElapsedTime(since) >= all.timeout)
            {
                CutOff();
            }
        }

        /// <summary>With a reset, so that the system drops what it still holds for the caller.</summary>
        private void CutOff()
        {
            all.log.LogInformation("Cut off a connection from {Address}: it took nothing of its answer for {Seconds} s", connection.RemoteEndPoint, all.timeout.TotalSeconds);
            try
            {
                socket.LingerState = new LingerOption(enable: true, seconds: 0);
            }
            catch (Exception exception) when (exception is SocketException or ObjectDisposedException)
            {
                // It is gone already.
            }

            connection.Abort(new ConnectionAbortedException("The caller takes nothing of the answer."));
        }
    }

    /// <summary>What Linux knows of a TCP connection (<c>struct tcp_info</c>).</summary>
    /// <param name="TakenBytes">How many bytes the other end has acknowledged since the beginning.</param>
    /// <param name="IsWaiting">Whether there are bytes that it has not.</param>
    private readonly record struct TcpState(ulong TakenBytes, bool IsWaiting)
    {
        private const int Level = 6;
        private const int Option = 11;
        private const int UnacknowledgedAt = 24;
        private const int AcknowledgedAt = 120;
        private const int NotSentAt = 144;
        private const int Length = 148;

        public static bool TryRead(Socket socket, out TcpState state)
        {
            state = default;
            Span<byte> info = stackalloc byte[Length];
            try
            {
                if (socket.GetRawSocketOption(Level, Option, info) < Length)
                {
                    return false;
                }
            }
            catch (Exception exception) when (exception is SocketException or ObjectDisposedException)
            {
                return false;
            }

            var waiting = BinaryPrimitives.ReadUInt32LittleEndian(info[UnacknowledgedAt..]) + (ulong)BinaryPrimitives.ReadUInt32LittleEndian(info[NotSentAt..]);
            state = new TcpState(BinaryPrimitives.ReadUInt64LittleEndian(info[AcknowledgedAt..]), waiting > 0);
            return true;
        }
    }
}
