using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Http;
using NUnit.Framework;
using Reporting.Testing.Notifications;
using Reporting.Testing.Service;
using static Reporting.Testing.Workspaces.Given;

namespace Reporting.IntegrationTests.Notifications;

/// <summary>Webhooks against a listener that takes, refuses and hangs.</summary>
internal sealed class WebhookTests
{
    private ServiceUnderTest service = null!;
    private WebhookListener listener = null!;
    private int count;

    private string Receiver => $"hook-{count}";

    [OneTimeSetUp]
    public async Task StartAsync()
    {
        service = await ServiceUnderTest.StartAsync(Noon, NotificationService.Settings);
        await service.PauseWorkersAsync();
    }

    [OneTimeTearDown]
    public async Task StopAsync() => await service.DisposeAsync();

    [SetUp]
    public async Task AddReceiverAsync()
    {
        count++;
        service.Clock.Now = Noon;
        listener = await WebhookListener.StartAsync();
        await service.SaveWebhookAsync(Receiver, new Uri(listener.Address, "/in"));
    }

    [TearDown]
    public async Task RemoveReceiverAsync()
    {
        await service.ExecuteAsync("DELETE FROM notifications.outbox");
        await listener.DisposeAsync();
    }

    [Test]
    public async Task Are_sent_signed_and_with_the_key_of_the_notification()
    {
        var id = await service.TestAsync(Receiver);

        await service.SendAsync();

        var received = listener.Received.Single();
        Assert.That(received.Text(), Is.EqualTo(
            $$"""{"version":1,"id":"{{id}}","kind":"test","receiver":"{{Receiver}}","title":"A test","text":"This is a test of the receiver {{Receiver}}.","at":"2026-03-04T12:00:00Z","data":{},"files":[]}"""));
        Assert.That(received.Headers["Content-Type"], Is.EqualTo("application/json; charset=utf-8"));
        Assert.That(received.Headers["Idempotency-Key"], Is.EqualTo(id));
        Assert.That(received.Headers["Reporting-Timestamp"], Is.EqualTo(Noon.ToUnixTimeSeconds().ToString(System.Globalization.CultureInfo.InvariantCulture)));
        Assert.That(received.Headers["Reporting-Signature"], Is.EqualTo(SignatureOf(received)));
        Assert.That((await service.NotificationAsync(id))["state"]!.GetValue<string>(), Is.EqualTo("sent"));
        Assert.That(await service.QueryAsync("SELECT coalesce(encode(content, 'escape'), 'nothing') FROM notifications.outbox"), Is.EqualTo(["nothing"]));
    }

    [Test]
    public async Task Are_tried_again_after_pauses_that_double_and_with_the_same_key()
    {
        listener.AnswerWith(503);
        var id = await service.TestAsync(Receiver);
        var pauses = new List<double>();
        for (var attempt = 1; attempt <= 4; attempt++)
        {
            await service.SendAsync();
            var due = (await service.NotificationAsync(id))["due_at"]!.GetValue<DateTimeOffset>();
            pauses.Add((due - service.Clock.Now).TotalSeconds);
            service.Clock.Now = due.AddSeconds(-1);
            await service.SendAsync();
            service.Clock.Now = due;
        }

        listener.AnswerWith(200);
        await service.SendAsync();

        Assert.That(pauses, Is.EqualTo([10, 20, 40, 80]));
        Assert.That(listener.Received.Select(received => received.Headers["Idempotency-Key"]), Is.EqualTo(Enumerable.Repeat(id, 5)));
        Assert.That(listener.Received.Select(received => received.Headers["Reporting-Timestamp"]).Distinct(StringComparer.Ordinal).Count(), Is.EqualTo(5));
        Assert.That((await service.NotificationAsync(id))["state"]!.GetValue<string>(), Is.EqualTo("sent"));
    }

    [Test]
    public async Task Are_given_up_after_a_day_and_can_be_sent_again()
    {
        listener.AnswerWith(500);
        var id = await service.TestAsync(Receiver);
        service.Clock.Now = Noon.AddDays(1);
        await service.SendAsync();

        var dead = (await service.GetAsync($"/api/notifications?state=dead&receiver={Receiver}")).Json.AsArray().Single()!;
        Assert.That(dead.ToJsonString(), Is.EqualTo(
            $$"""{"id":"{{id}}","receiver":"{{Receiver}}","kind":"test","title":"A test","state":"dead","attempts":1,"created_at":"2026-03-04T12:00:00Z","due_at":null,"settled_at":"2026-03-05T12:00:00Z","error":"it answered 500"}"""));

        listener.AnswerWith(200);
        (await service.AskAsync("POST", $"/api/notifications/{id}/retry")).Expect(202);
        await service.SendAsync();

        Assert.That(listener.Received.Select(received => received.Headers["Idempotency-Key"]), Is.EqualTo([id, id]));
        Assert.That((await service.NotificationAsync(id))["state"]!.GetValue<string>(), Is.EqualTo("sent"));
        Assert.That((await service.AskAsync("POST", $"/api/notifications/{id}/retry")).Status, Is.EqualTo(409));
    }

    [Test]
    public async Task Follow_no_redirect()
    {
        await using var elsewhere = await WebhookListener.StartAsync();
        listener.AnswerWith(307, ("Location", elsewhere.Address.ToString()));

        var failed = await service.SendTestAsync(Receiver);

        Assert.That(elsewhere.Received, Is.Empty);
        Assert.That(failed["error"]!.GetValue<string>(), Is.EqualTo("it answered 307, and redirects are not followed"));
    }

    [Test]
    public async Task Do_not_wait_for_a_receiver_that_hangs()
    {
        await using var other = await WebhookListener.StartAsync();
        await service.SaveWebhookAsync($"{Receiver}-other", other.Address);
        listener.Hang();
        var hanging = await service.TestAsync(Receiver);
        await service.BeginAsync();
        await listener.WaitAsync();

        await service.TestAsync($"{Receiver}-other");
        await service.BeginAsync();
        await other.WaitAsync();

        Assert.That((await service.NotificationAsync(hanging))["error"], Is.Null, "it hangs still");
        await service.SendAsync();
        Assert.That((await service.NotificationAsync(hanging))["error"]!.GetValue<string>(), Is.EqualTo("it did not answer within 1 s"));
    }

    [Test]
    public async Task Are_sent_one_at_a_time_to_a_receiver_and_in_order()
    {
        var (now, most) = (0, 0);
        listener.Answer = async context =>
        {
            most = Math.Max(most, Interlocked.Increment(ref now));
            await Task.Yield();
            Interlocked.Decrement(ref now);
            context.Response.StatusCode = 200;
        };
        var ids = new List<string>();
        for (var each = 0; each < 5; each++)
        {
            ids.Add(await service.TestAsync(Receiver));
            service.Clock.Advance(TimeSpan.FromSeconds(1));
        }

        await service.SendAsync();

        Assert.That(listener.Received.Select(received => received.Headers["Idempotency-Key"]), Is.EqualTo(ids));
        Assert.That(most, Is.EqualTo(1));
    }

    [Test]
    public async Task Ignore_what_is_answered_however_long_it_is()
    {
        listener.Answer = async context =>
        {
            context.Response.StatusCode = 200;
            await context.Response.WriteAsync("{");
            await context.Response.Body.FlushAsync();
            await Task.Delay(Timeout.Infinite, context.RequestAborted);
        };

        var sent = await service.SendTestAsync(Receiver);

        Assert.That(sent["state"]!.GetValue<string>(), Is.EqualTo("sent"));
    }

    [Test]
    public async Task Are_given_up_at_once_for_a_receiver_that_is_gone()
    {
        var id = await service.TestAsync(Receiver);
        (await service.AskAsync("DELETE", $"/api/receivers/{Receiver}")).Expect(204);

        await service.SendAsync();

        var dead = await service.NotificationAsync(id);
        Assert.That((dead["state"]!.GetValue<string>(), dead["error"]!.GetValue<string>()), Is.EqualTo(("dead", "there is no such receiver")));
    }

    [Test]
    public async Task Speak_as_Slack_wants_without_calling_anybody()
    {
        var address = new Uri(listener.Address, "/services/T0/B0/a-secret");
        (await service.PutReceiverAsync($"{Receiver}-slack", new JsonObject { ["kind"] = "slack", ["url"] = address.ToString() })).Expect(201);

        await service.SendTestAsync($"{Receiver}-slack");

        Assert.That(listener.Received.Single().Path, Is.EqualTo("/services/T0/B0/a-secret"));
        Assert.That(listener.Received.Single().Text(), Is.EqualTo($$"""{"text":"*A test*\nThis is a test of the receiver {{Receiver}}-slack."}"""));
    }

    private static string SignatureOf(ReceivedWebhook received)
    {
        using var signature = new HMACSHA256(Encoding.UTF8.GetBytes(NotificationService.Secret));
        byte[] signed = [.. Encoding.ASCII.GetBytes($"{received.Headers["Reporting-Timestamp"]}."), .. received.Body];
        return $"v1={Convert.ToHexStringLower(signature.ComputeHash(signed))}";
    }
}
