using System.Net.Sockets;
using System.Text;

namespace Reporting.Testing.Service;

/// <summary>A request byte by byte, as slow or as broken as a test wants it.</summary>
internal sealed class RawRequest : IDisposable
{
    private readonly TcpClient connection;
    private readonly NetworkStream stream;

    private RawRequest(TcpClient connection)
    {
        this.connection = connection;
        stream = connection.GetStream();
    }

    public static async Task<RawRequest> SendAsync(Uri address, string text)
    {
        var connection = new TcpClient();
        await connection.ConnectAsync(address.Host, address.Port);
        var request = new RawRequest(connection);
        await request.SendAsync(text);
        return request;
    }

    /// <summary>Sends more.</summary>
    /// <exception cref="IOException">The server has hung up.</exception>
    public async Task SendAsync(string text) => await stream.WriteAsync(Encoding.ASCII.GetBytes(text));

    /// <summary>The first line of the answer, and not a byte more.</summary>
    public async Task<string> ReadStatusAsync()
    {
        using var timeout = new CancellationTokenSource(TimeSpan.FromSeconds(60));
        var line = new List<byte>();
        var next = new byte[1];
        while (await stream.ReadAsync(next, timeout.Token) > 0 && next[0] != '\r')
        {
            line.Add(next[0]);
        }

        return Encoding.ASCII.GetString([.. line]);
    }

    /// <summary>All that is answered until the server hangs up.</summary>
    public async Task<string> ReadToEndAsync()
    {
        using var timeout = new CancellationTokenSource(TimeSpan.FromSeconds(60));
        using var reader = new StreamReader(stream, Encoding.UTF8, leaveOpen: true);
        return await reader.ReadToEndAsync(timeout.Token);
    }

    /// <summary>Hangs up in the middle.</summary>
    public void Dispose()
    {
        if (connection.Client is { } socket)
        {
            socket.LingerState = new LingerOption(enable: true, seconds: 0);
        }

        connection.Dispose();
    }
}
