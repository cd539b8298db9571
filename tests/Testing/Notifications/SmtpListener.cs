using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;
using System.Text;

namespace Reporting.Testing.Notifications;

/// <summary>A mail that was taken.</summary>
/// <param name="Text">All of it as it came, headers and body.</param>
internal sealed record ReceivedMail(string From, IReadOnlyList<string> To, string Text);

/// <summary>How a mail server behaves once it has been sent a message.</summary>
internal enum SmtpConduct
{
    Takes,

    /// <summary>Says that it can't just now.</summary>
    Refuses,

    /// <summary>Takes the first lines of the message and ends the connection.</summary>
    BreaksOff,

    /// <summary>Says nothing any more.</summary>
    Hangs,
}

/// <summary>A small mail server (RFC 5321) on a port of its own.</summary>
internal sealed class SmtpListener : IAsyncDisposable
{
    private readonly TcpListener listener = new(IPAddress.Loopback, 0);
    private readonly CancellationTokenSource ending = new();
    private readonly ConcurrentQueue<ReceivedMail> received = new();
    private readonly Task accepting;

    private SmtpListener()
    {
        listener.Start();
        accepting = AcceptAsync();
    }

    public int Port => ((IPEndPoint)listener.LocalEndpoint).Port;

    public SmtpConduct Conduct { get; set; }

    public IReadOnlyList<ReceivedMail> Received => [.. received];

    public static SmtpListener Start() => new();

    public async ValueTask DisposeAsync()
    {
        await ending.CancelAsync();
        listener.Stop();
        await accepting;
        ending.Dispose();
    }

    private async Task AcceptAsync()
    {
        try
        {
            while (true)
            {
                _ = TalkAsync(await listener.AcceptTcpClientAsync(ending.Token));
            }
        }
        catch (Exception exception) when (exception is OperationCanceledException or SocketException or ObjectDisposedException)
        {
            // The test has ended.
        }
    }

    private async Task TalkAsync(TcpClient client)
    {
        try
        {
            using (client)
            {
                await using var stream = client.GetStream();
                using var reader = new StreamReader(stream, Encoding.Latin1);
                await using var writer = new StreamWriter(stream, Encoding.ASCII) { NewLine = "\r\n", AutoFlush = true };
                await writer.WriteLineAsync("220 listener");
                await AnswerAsync(reader, writer);
            }
        }
        catch (Exception exception) when (exception is IOException or OperationCanceledException or ObjectDisposedException)
        {
            // The other side has gone.
        }
    }

    private async Task AnswerAsync(StreamReader reader, StreamWriter writer)
    {
        var (from, to) = ("", new List<string>());
        while (await reader.ReadLineAsync(ending.Token) is { } line)
        {
            var answer = line.Split(' ', ':')[0].ToUpperInvariant() switch
            {
                "EHLO" or "HELO" or "RSET" or "NOOP" => "250 listener",
                "MAIL" => Keep(() => from = AddressOf(line)),
                "RCPT" => Keep(() => to.Add(AddressOf(line))),
                "DATA" => "354 go on",
                "QUIT" => "221 bye",
                _ => "500 what",
            };
            await writer.WriteLineAsync(answer);
            if (answer.StartsWith("354", StringComparison.Ordinal) && !await TakeAsync(reader, writer, from, to))
            {
                return;
            }

            if (answer.StartsWith("221", StringComparison.Ordinal))
            {
                return;
            }
        }
    }

    /// <returns>Whether the talk goes on.</returns>
    private async Task<bool> TakeAsync(StreamReader reader, StreamWriter writer, string from, List<string> to)
    {
        var text = new StringBuilder();
        while (await reader.ReadLineAsync(ending.Token) is { } line && line is not ".")
        {
            text.Append(line.StartsWith('.') ? line[1..] : line).Append("\r\n");
            if (Conduct == SmtpConduct.BreaksOff)
            {
                return false;
            }
        }

        if (Conduct == SmtpConduct.Hangs)
        {
            await Task.Delay(Timeout.Infinite, ending.Token);
        }

        if (Conduct == SmtpConduct.Takes)
        {
            received.Enqueue(new ReceivedMail(from, [.. to], text.ToString()));
        }

        await writer.WriteLineAsync(Conduct == SmtpConduct.Takes ? "250 taken" : "451 not now");
        return true;
    }

    private static string Keep(Action keep)
    {
        keep();
        return "250 ok";
    }

    private static string AddressOf(string line) => line[(line.IndexOf('<', StringComparison.Ordinal) + 1)..line.IndexOf('>', StringComparison.Ordinal)];
}
