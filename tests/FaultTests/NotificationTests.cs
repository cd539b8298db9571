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
    private const int Count = 12;
    private const int KilledAt = 4;

    [Test]
    public async Task Everything_is_sent_though_a_server_is_killed_and_a_receiver_that_knows_keys_takes_each_once()
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
        (string, string)[] settings =
        [
            ("ConnectionStrings__Reporting", database.ConnectionString),
            ("Reporting__DataDirectory", ScratchDirectory.Next("service")),
            ("Reporting__AdminToken", ServiceUnderTest.AdminToken),
            ("Notifications__AllowHttp", "true"),
            ("Notifications__AllowedNetworks", "127.0.0.1"),
        ];
        IReadOnlyList<string> ids;
        await using (var killed = await ServiceProcess.StartAsync(settings))
        {
            ids = await AddAsync(killed.Address, listener.Address);
            await WaitUntilAsync(() => listener.Received.Count >= KilledAt);
            await killed.KillAsync();
        }

        // The lease of what was on the way has ended by the clock of the next one.
        var later = FastClock.From(TimeProvider.System.GetUtcNow().AddMinutes(5), speed: 1);
        await using var next = await ServiceProcess.StartAsync([.. settings, .. ServiceClock.Settings(later)]);
        Assert.That(
            async () => await database.ReadAsync<long>("SELECT count(*) FROM notifications.outbox WHERE state <> 'sent'"), Is.Zero.After(60).Seconds.PollEvery(200).MilliSeconds);
        Assert.That(listener.Received.Select(KeyOf).Distinct(StringComparer.Ordinal), Is.EquivalentTo(ids));
        Assert.That(listener.Received.GroupBy(KeyOf, StringComparer.Ordinal).Count(key => key.Count() > 1), Is.LessThanOrEqualTo(1), "what was on the way when the server was killed, and nothing else");
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
