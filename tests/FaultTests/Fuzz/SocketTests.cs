using System.Collections.Concurrent;
using NUnit.Framework;
using Reporting.FaultTests.Storm;
using Reporting.Testing;
using Reporting.Testing.Flags;
using Reporting.Testing.Service;

namespace Reporting.FaultTests.Fuzz;

/// <summary>Connections whose client is idle, slow, silent in the middle, or never reads, while others go on with ordinary requests.</summary>
internal sealed class SocketTests : ServiceFixture
{
    private static readonly int Sockets = Extent.Of(100, 1_000);

    /// <summary>A list larger than all that is buffered between the service and a caller.</summary>
    private static IEnumerable<SampleEvent> LongList => Enumerable.Range(1, 12).Select(id => new SampleEvent(id) { At = SampleEvent.Noon.AddSeconds(id), Data = $$"""{"text":"{{new string('x', 900_000)}}"}""" });

    [Test]
    public async Task Idle_and_slow_clients_keep_nobody_else_waiting()
    {
        Service.Clock.Now = TimeProvider.System.GetUtcNow();
        foreach (var kind in RecordKind.All)
        {
            if ((await Service.GetAsync($"/api/instances/{kind.Instance}")).Status == 404)
            {
                await Service.AddInstanceAsync(kind.Instance, kind.Instance);
            }
        }

        (await Service.AskAsync("POST", "/api/ingest/flags/events", RecordLines.Content(SampleEvent.Lines(LongList)))).Expect(200);
        var (_, slow) = await Service.AddTokenAsync("admin");
        await Seeds.TryAsync(1, async random =>
        {
            var open = new ConcurrentBag<RawRequest>();
            using var over = new CancellationTokenSource();
            var dripping = Enumerable.Range(0, Sockets / 10).Select(_ => DripAsync(slow, over.Token)).ToList();
            for (var socket = 0; socket < Sockets; socket++)
            {
                open.Add(await RawRequest.SendAsync(Service.Address, Beginning(random, slow)));
                if (socket % 10 == 0)
                {
                    await ExpectOrdinaryRequestsAsync();
                }
            }

            foreach (var request in open.Where(_ => random.Next(2) == 0))
            {
                await Swallow(request.SendAsync(Garbage.Text(random)));
            }

            await ExpectOrdinaryRequestsAsync();
            await over.CancelAsync();
            await Task.WhenAll(dripping);
            foreach (var request in open)
            {
                request.Dispose();
            }

            await ExpectOrdinaryRequestsAsync();
        });
    }

    private static string Beginning(Random random, string token)
    {
        var head = $"Host: x\r\nAuthorization: Bearer {token}\r\n";
        return random.Next(7) switch
        {
            0 => "",
            1 => "GET /api/instances HTTP/1.1\r\nHo",
            2 => $"POST /api/ingest/workspaces/users HTTP/1.1\r\n{head}Content-Type: application/x-ndjson\r\nContent-Length: 1000000\r\n\r\n",
            3 => $"POST /api/ingest/flags/events HTTP/1.1\r\n{head}Content-Type: application/x-ndjson\r\nTransfer-Encoding: chunked\r\n\r\n5\r\n{{\"id\"\r\n",
            4 => $"GET /api/audit HTTP/1.1\r\n{head}\r\n",
            5 => $"GET /api/admin/search/events/csv HTTP/1.1\r\nHost: x\r\nAuthorization: {token}\r\n\r\n",
            _ => string.Concat(Enumerable.Repeat($"GET /api/instances HTTP/1.1\r\n{head}\r\n", 20)),
        };
    }

    /// <summary>Sends a body byte by byte.</summary>
    private async Task DripAsync(string token, CancellationToken cancellationToken)
    {
        using var request = await RawRequest.SendAsync(
            Service.Address, $"POST /api/ingest/workspaces/users HTTP/1.1\r\nHost: x\r\nAuthorization: Bearer {token}\r\nContent-Type: application/x-ndjson\r\nContent-Length: 1000000\r\n\r\n");
        while (!cancellationToken.IsCancellationRequested)
        {
            await Swallow(request.SendAsync(" "));
            await Task.Delay(TimeSpan.FromMilliseconds(20), CancellationToken.None);
        }
    }

    private async Task ExpectOrdinaryRequestsAsync()
    {
        (await Service.GetAsync("/health/ready", token: null)).Expect(200);
        (await Service.GetAsync("/api/v2/insights/daus?tz_offset=0")).Expect(200);
        var kind = RecordKind.All[0];
        (await Service.AskAsync("POST", kind.Path, RecordLines.Content(kind.Lines(0, 10)))).Expect(200);
    }

    /// <summary>The server may have hung up by now.</summary>
    private static async Task Swallow(Task sending)
    {
        try
        {
            await sending;
        }
        catch (IOException)
        {
            return;
        }
    }
}
