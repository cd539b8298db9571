using System.Net.Http.Headers;
using System.Text;
using System.Text.Json.Nodes;
using NUnit.Framework;
using Reporting.FaultTests.Storm;
using Reporting.Testing;
using Reporting.Testing.Notifications;
using Reporting.Testing.Service;

namespace Reporting.FaultTests;

/// <summary>Servers that are killed while they send.</summary>
internal sealed class NotificationTests
{
    private const int Count = 20;

    [Test]
    public async Task Everything_is_sent_though_servers_are_killed_and_a_receiver_that_knows_keys_takes_each_once()
    {
        await using var database = new StormDatabase(ScratchDirectory.Next("notifications"));
        await database.StartAsync();
        await using var listener = await WebhookListener.StartAsync();
        listener.Answer = async context =>
        {
            // So slow that a server is killed in the midst of it.
            await Task.Delay(TimeSpan.FromMilliseconds(200), context.RequestAborted);
            context.Response.StatusCode = 204;
        };
        await using var fleet = new Fleet(
            1,
            ("ConnectionStrings__Reporting", database.ConnectionString),
            ("Reporting__DataDirectory", ScratchDirectory.Next("service")),
            ("Requests__PerMinute", "0"),
            ("Notifications__AllowHttp", "true"),
            ("Notifications__AllowedNetworks", "127.0.0.1"),
            ("Notifications__TimeoutSeconds", "1"),
            ("Notifications__Smtp__TimeoutSeconds", "1"));
        await fleet.StartAsync();
        var ids = await AddAsync(fleet.AddressOf(0), listener.Address);

        foreach (var place in new[] { 3, 9 })
        {
            await WaitUntilAsync(() => listener.Received.Select(KeyOf).Distinct(StringComparer.Ordinal).Count() >= place);
            await fleet.KillAsync(0);
            await fleet.StartAsync(0);
        }

        Assert.That(
            async () => await database.ReadAsync<long>("SELECT count(*) FROM notifications.outbox WHERE state <> 'sent'"), Is.Zero.After(120).Seconds.PollEvery(200).MilliSeconds);
        Assert.That(listener.Received.Select(KeyOf).Distinct(StringComparer.Ordinal), Is.EquivalentTo(ids));
        Assert.That(listener.Received.GroupBy(KeyOf, StringComparer.Ordinal).Count(key => key.Count() > 1), Is.LessThanOrEqualTo(2), "what was on the way when a server was killed, and nothing else");
    }

    private static string KeyOf(ReceivedWebhook received) => received.Headers["Idempotency-Key"];

    private static async Task<IReadOnlyList<string>> AddAsync(Uri service, Uri receiver)
    {
        using var client = new HttpClient { BaseAddress = service, DefaultRequestHeaders = { Authorization = new AuthenticationHeaderValue("Bearer", ServiceUnderTest.AdminToken) } };
        var json = $$"""{"kind":"webhook","url":"{{receiver}}","secret":"0123456789abcdef"}""";
        using var body = new StringContent(json, Encoding.UTF8, "application/json");
        using var saved = await client.PutAsync(new Uri("/api/receivers/ops", UriKind.Relative), body);
        Assert.That((int)saved.StatusCode, Is.EqualTo(201), await saved.Content.ReadAsStringAsync());
        var ids = new List<string>();
        for (var each = 0; each < Count; each++)
        {
            using var queued = await client.PostAsync(new Uri("/api/receivers/ops/test", UriKind.Relative), content: null);
            ids.Add(JsonNode.Parse(await queued.Content.ReadAsStringAsync())!["id"]!.GetValue<string>());
        }

        return ids;
    }

    private static async Task WaitUntilAsync(Func<bool> condition)
    {
        using var timeout = new CancellationTokenSource(TimeSpan.FromMinutes(3));
        while (!condition())
        {
            await Task.Delay(TimeSpan.FromMilliseconds(20), timeout.Token);
        }
    }
}
