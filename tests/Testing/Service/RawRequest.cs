using System.Net.Sockets;
using System.Text;

namespace Reporting.Testing.Service;

/// <summary>A request byte by byte, as slow or as broken as a test wants it.</summary>
internal sealed class RawRequest : IDisposable
{
    private readonly TcpClient connection = new();

    private RawRequest()
    {
    }

    public static async Task<RawRequest> SendAsync(Uri address, string text)
    {
        var request = new RawRequest();
        await request.connection.ConnectAsync(address.Host, address.Port);
        await request.connection.GetStream().WriteAsync(Encoding.ASCII.GetBytes(text));
        return request;
    }

    /// <summary>Sends more.</summary>
    public async Task SendAsync(string text) => await connection.GetStream().WriteAsync(Encoding.ASCII.GetBytes(text));

    /// <summary>The first line of the answer, and not a byte more.</summary>
    public async Task<string> ReadStatusAsync()
    {
        using var timeout = new CancellationTokenSource(TimeSpan.FromSeconds(60));
        var line = new List<byte>();
        var next = new byte[1];
        while (await connection.GetStream().ReadAsync(next, timeout.Token) > 0 && next[0] != '\r')
        {
            line.Add(next[0]);
        }

        return Encoding.ASCII.GetString([.. line]);
    }

    /// <summary>All that is answered until the server hangs up.</summary>
    public async Task<string> ReadToEndAsync()
    {
        using var timeout = new CancellationTokenSource(TimeSpan.FromSeconds(60));
        using var reader = new StreamReader(connection.GetStream(), Encoding.UTF8, leaveOpen: true);
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
