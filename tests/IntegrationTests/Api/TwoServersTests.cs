using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json.Nodes;
using NUnit.Framework;
using Reporting.Testing;
using Reporting.Testing.Databases;

namespace Reporting.IntegrationTests.Api;

/// <summary>Two services on one database: what one has acknowledged, the other knows.</summary>
internal sealed class TwoServersTests
{
    private const string Token = "two-servers-two-servers-1";
    private const string Week = "/api/v2/insights/user-activity?start_time=2026-03-01T00%3A00%3A00Z&end_time=2026-03-08T00%3A00%3A00Z";
    private static readonly DateTimeOffset Now = new(2026, 3, 10, 12, 0, 0, TimeSpan.Zero);

    private TestDatabase database = null!;
    private ReportingHost first = null!;
    private ReportingHost second = null!;

    [SetUp]
    public async Task StartAsync()
    {
        var cluster = await TestCluster.SharedAsync();
        database = await cluster.CreateDatabaseAsync(ReportingTemplate.Migrated);
        var settings = new Dictionary<string, string>(StringComparer.Ordinal) { ["Reporting:AdminToken"] = Token };
        first = new ReportingHost(database, new TestClock(Now), settings);
        second = new ReportingHost(database, new TestClock(Now), settings);
    }

    [TearDown]
    public async Task StopAsync()
    {
        await first.DisposeAsync();
        await second.DisposeAsync();
        await database.DisposeAsync();
    }

    [Test]
    public async Task A_report_asked_right_after_an_acknowledged_record_contains_it()
    {
        using var writer = Client(first, Token);
        using var reader = Client(second, Token);
        await writer.PutAsJsonAsync(new Uri("/api/instances/a", UriKind.Relative), new { kind = "workspaces", name = "A" });
        await IngestAsync(writer, "users", """{"id":"00000000-0000-0000-0000-000000000001","username":"ada"}""");

        for (var minutes = 1; minutes <= 10; minutes++)
        {
            await IngestAsync(
                writer,
                "usage",
                $$"""{"start_time":"2026-03-02T10:00:00Z","template_id":"00000000-0000-0000-0000-0000000000a1","user_id":"00000000-0000-0000-0000-000000000001","usage_mins":{{minutes}}}""");

            Assert.That(await SecondsAsync(reader), Is.EqualTo(minutes * 60));
            Assert.That(await SecondsAsync(writer), Is.EqualTo(minutes * 60));
        }
    }

    [Test]
    public async Task A_token_that_one_server_revoked_is_soon_refused_by_the_other()
    {
        using var admin = Client(first, Token);
        using var made = await admin.PostAsJsonAsync(new Uri("/api/tokens", UriKind.Relative), new { name = "auditor", role = "auditor" });
        var token = JsonNode.Parse(await made.Content.ReadAsStringAsync())!;
        using var holder = Client(second, token["token"]!.GetValue<string>());
        Assert.That((await holder.GetAsync(new Uri("/api/instances", UriKind.Relative))).StatusCode, Is.EqualTo(HttpStatusCode.OK));

        await admin.DeleteAsync(new Uri($"/api/tokens/{token["id"]}", UriKind.Relative));

        Assert.That(
            async () => (await holder.GetAsync(new Uri("/api/instances", UriKind.Relative))).StatusCode,
            Is.EqualTo(HttpStatusCode.Unauthorized).After(20).Seconds.PollEvery(100).MilliSeconds);
    }

    private static HttpClient Client(ReportingHost host, string token)
    {
        var client = host.CreateClient();
        client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", token);
        return client;
    }

    private static async Task IngestAsync(HttpClient client, string collection, string record)
    {
        using var body = new StringContent(record, Encoding.UTF8, "application/x-ndjson");
        using var answer = await client.PostAsync(new Uri($"/api/ingest/a/{collection}", UriKind.Relative), body);
        Assert.That(answer.StatusCode, Is.EqualTo(HttpStatusCode.OK));
    }

    private static async Task<long> SecondsAsync(HttpClient client)
        => JsonNode.Parse(await client.GetStringAsync(new Uri(Week, UriKind.Relative)))!["report"]!["users"]![0]!["seconds"]!.GetValue<long>();
}
