using System.Net;
using System.Net.Http.Headers;
using System.Net.Sockets;
using NUnit.Framework;
using Reporting.Testing;
using Reporting.Testing.Service;

namespace Reporting.FaultTests.Storm;

/// <summary>A client that sends the records of a kind in order, each batch again and again until it is acknowledged.</summary>
/// <param name="clock">Where given, no batch is sent before its last record's moment.</param>
internal sealed class Producer(RecordKind kind, Fleet fleet, Random random, FastClock? clock = null, int batch = 200) : IDisposable
{
    private static readonly TimeSpan Timeout = TimeSpan.FromMinutes(1);

    private readonly HttpClient client = new() { Timeout = TimeSpan.FromSeconds(30) };

    public RecordKind Kind => kind;

    /// <summary>How many records were acknowledged; all before were too.</summary>
    public long Acknowledged { get; private set; }

    /// <summary>How often a connection broke, or a server was away.</summary>
    public int Breaks { get; private set; }

    /// <summary>How often the answer was 503.</summary>
    public int Refusals { get; private set; }

    /// <summary>How often this client itself went away in the middle of a body.</summary>
    public int Cuts { get; private set; }

    public async Task RunAsync(CancellationToken stop)
    {
        while (!stop.IsCancellationRequested)
        {
            if (clock is not null && !await WaitAsync(clock, stop))
            {
                return;
            }

            var lines = kind.Lines(Acknowledged, batch);
            var started = TimeProvider.System.GetTimestamp();
            while (!await SendAsync(lines))
            {
                Assert.That(TimeProvider.System.GetElapsedTime(started), Is.LessThan(Timeout), "the service has not come back by itself");
                await Task.Delay(random.Next(20, 200), CancellationToken.None);
            }

            Acknowledged += batch;
        }
    }

    public void Dispose() => client.Dispose();

    /// <returns>Whether it is time, and not the end.</returns>
    private async Task<bool> WaitAsync(FastClock clock, CancellationToken stop)
    {
        try
        {
            await Task.Delay(clock.Until(kind.MomentOf!(Acknowledged + batch)), stop);
            return true;
        }
        catch (OperationCanceledException)
        {
            return false;
        }
    }

    private async Task<bool> SendAsync(string lines)
    {
        var server = fleet.AddressOf(random.Next(fleet.Size));
        if (random.Next(10) == 0)
        {
            await SendHalfAsync(server, lines);
        }

        using var request = new HttpRequestMessage(HttpMethod.Post, new Uri(server, kind.Path)) { Content = RecordLines.Content(lines) };
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", ServiceUnderTest.AdminToken);
        try
        {
            using var answer = await client.SendAsync(request);
            if (answer.StatusCode == HttpStatusCode.OK)
            {
                return true;
            }

            var body = await answer.Content.ReadAsStringAsync();
            Assert.That((int)answer.StatusCode, Is.EqualTo(503), body);
            Assert.That(answer.Headers.RetryAfter, Is.Not.Null);
            Refusals++;
        }
        catch (Exception exception) when (exception is HttpRequestException or IOException or TaskCanceledException)
        {
            Breaks++;
        }

        return false;
    }

    private async Task SendHalfAsync(Uri server, string lines)
    {
        try
        {
            using var half = await RawRequest.SendAsync(
                server,
                $"POST {kind.Path} HTTP/1.1\r\nHost: x\r\nAuthorization: Bearer {ServiceUnderTest.AdminToken}\r\nContent-Type: application/x-ndjson\r\nContent-Length: {lines.Length}\r\n\r\n{lines[..random.Next(lines.Length)]}");
            await Task.Delay(random.Next(30));
            Cuts++;
        }
        catch (Exception exception) when (exception is SocketException or IOException)
        {
            Breaks++;
        }
    }
}
