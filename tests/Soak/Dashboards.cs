using System.Globalization;
using System.Net;
using System.Net.Http.Headers;
using NUnit.Framework;
using Reporting.FaultTests.Storm;
using Reporting.Testing;
using Reporting.Testing.Service;

namespace Reporting.Soak;

/// <summary>People who look at reports of all kinds, and whose browsers ask only for what has changed.</summary>
internal sealed class Dashboards(Fleet fleet, FastClock clock, Random random) : IDisposable
{
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(250);

    private readonly HttpClient client = new() { Timeout = TimeSpan.FromSeconds(60) };
    private readonly Dictionary<string, string> tags = new(StringComparer.Ordinal);

    public int Answers { get; private set; }

    public int NotModified { get; private set; }

    /// <summary>Broken connections and answers 503, while a server or the database is away.</summary>
    public int Outages { get; private set; }

    public async Task RunAsync(CancellationToken stop)
    {
        while (!stop.IsCancellationRequested)
        {
            await AskAsync(random.OneOf(Addresses()));
            await Task.Delay(Pause, CancellationToken.None);
        }
    }

    public void Dispose() => client.Dispose();

    private IReadOnlyList<string> Addresses()
    {
        var today = clock.GetUtcNow().UtcDateTime.Date;
        var window = string.Create(CultureInfo.InvariantCulture, $"start_time={today.AddDays(-random.Next(7, 30)):yyyy-MM-dd}T00:00:00Z&end_time={today:yyyy-MM-dd}T00:00:00Z");
        return
        [
            "/api/v2/insights/daus?tz_offset=0",
            $"/api/v2/insights/user-activity?{window}",
            $"/api/v2/insights/user-latency?{window}",
            $"/api/v2/insights/templates?{window}&interval=day",
            "/api/admin/instance-admin/statistics",
            "/api/admin/events?limit=100",
            "/api/admin/insights",
            "/api/stats/",
        ];
    }

    private async Task AskAsync(string address)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, new Uri(fleet.AddressOf(random.Next(fleet.Size)), address));
        request.Headers.Authorization = new AuthenticationHeaderValue(address is "/api/stats/" ? "Token" : "Bearer", ServiceUnderTest.AdminToken);
        request.Headers.Add("X-Reporting-Instance", address.Contains("/v2/", StringComparison.Ordinal) ? "workspaces" : address is "/api/stats/" ? "network" : "flags");
        if (tags.TryGetValue(address, out var tag))
        {
            request.Headers.TryAddWithoutValidation("If-None-Match", tag);
        }

        try
        {
            using var answer = await client.SendAsync(request);
            Count(address, answer, await answer.Content.ReadAsStringAsync());
        }
        catch (Exception exception) when (exception is HttpRequestException or IOException or TaskCanceledException)
        {
            Outages++;
        }
    }

    private void Count(string address, HttpResponseMessage answer, string body)
    {
        switch (answer.StatusCode)
        {
            case HttpStatusCode.NotModified:
                NotModified++;
                break;
            case HttpStatusCode.ServiceUnavailable:
                Outages++;
                break;
            default:
                Assert.That((int)answer.StatusCode, Is.EqualTo(200), $"{address}: {body}");
                Answers++;
                if (answer.Headers.ETag is { } tag)
                {
                    tags[address] = tag.ToString();
                }

                break;
        }
    }
}
