using System.Globalization;
using System.Net;
using System.Net.Http.Headers;
using NUnit.Framework;
using Reporting.FaultTests.Storm;
using Reporting.Testing;
using Reporting.Testing.Service;

namespace Reporting.Soak;

/// <summary>Makes instances of all kinds, gives them records, and deletes them.</summary>
internal sealed class ShortLivedInstances(Fleet fleet, FastClock clock, Random random) : IDisposable
{
    private const int Records = 300;
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(2);
    private static readonly TimeSpan Timeout = TimeSpan.FromMinutes(2);

    private readonly HttpClient client = new()
    {
        Timeout = TimeSpan.FromSeconds(60),
        DefaultRequestHeaders = { Authorization = new AuthenticationHeaderValue("Bearer", ServiceUnderTest.AdminToken) },
    };

    public int Deleted { get; private set; }

    public async Task RunAsync(CancellationToken stop)
    {
        for (var number = 0; !stop.IsCancellationRequested; number++)
        {
            var (collection, ofDay, _) = SoakOptions.Rates[number % SoakOptions.Rates.Count];
            var kind = RecordKind.Live(collection, clock.GetUtcNow().AddDays(-1), ofDay);
            var key = string.Create(CultureInfo.InvariantCulture, $"passing-{number}");
            await UntilDoneAsync(server => client.PutAsync(new Uri(server, $"/api/instances/{key}"), Instance(kind.Instance)), HttpStatusCode.OK, HttpStatusCode.Created);
            await UntilDoneAsync(server => client.PostAsync(new Uri(server, $"/api/ingest/{key}/{kind.Collection}"), RecordLines.Content(kind.Lines(0, Records))), HttpStatusCode.OK);
            await UntilDoneAsync(server => client.DeleteAsync(new Uri(server, $"/api/instances/{key}")), HttpStatusCode.NoContent, HttpStatusCode.OK, HttpStatusCode.Accepted, HttpStatusCode.NotFound);
            Deleted++;
            await Task.Delay(Pause, CancellationToken.None);
        }
    }

    public void Dispose() => client.Dispose();

    private static StringContent Instance(string kind)
        => new($$"""{"kind":"{{kind}}","name":"Passing"}""", System.Text.Encoding.UTF8, "application/json");

    /// <summary>Sends again until it is done.</summary>
    private async Task UntilDoneAsync(Func<Uri, Task<HttpResponseMessage>> sendAsync, params HttpStatusCode[] done)
    {
        var started = TimeProvider.System.GetTimestamp();
        while (true)
        {
            try
            {
                using var answer = await sendAsync(fleet.AddressOf(random.Next(fleet.Size)));
                if (done.Contains(answer.StatusCode))
                {
                    return;
                }

                // Another server knows of a new instance half a second later.
                Assert.That((int)answer.StatusCode, Is.EqualTo(503).Or.EqualTo(404), await answer.Content.ReadAsStringAsync());
            }
            catch (Exception exception) when (exception is HttpRequestException or IOException or TaskCanceledException)
            {
                // A server or the database is away.
            }

            Assert.That(TimeProvider.System.GetElapsedTime(started), Is.LessThan(Timeout), "the service has not come back by itself");
            await Task.Delay(TimeSpan.FromMilliseconds(200));
        }
    }
}
