using System.Globalization;
using System.Text;
using System.Text.Json.Nodes;
using Microsoft.Extensions.DependencyInjection;
using MimeKit;
using NUnit.Framework;
using Reporting.Domain.Flags.Records;
using Reporting.Infrastructure.Schedules;
using Reporting.IntegrationTests.Notifications;
using Reporting.Testing;
using Reporting.Testing.Notifications;
using Reporting.Testing.Service;
using static Reporting.Testing.Workspaces.Given;

namespace Reporting.IntegrationTests.Schedules;

/// <summary>Views that are sent at their times, to a webhook and by mail. It is Wednesday, 4 March 2026, noon.</summary>
internal sealed class ScheduleTests
{
    private const string Weekly = """
        {"view":"/digests/stale-flags?instance=flags","role":"member","every":"week","on":"monday","at":"08:00","time_zone":"Europe/Berlin","receivers":["ops"]}
        """;

    private static readonly TestCaseData<string, string, string>[] Refused =
    [
        new("\"view\":\"flags\"", "view", "must be the address of a page"),
        new("\"view\":\"/flags/nowhere/at/all\"", "view", "must be the address of a page; there is no page there"),
        new("\"view\":\"https://elsewhere.example/\"", "view", "must be the address of a page"),
        new("\"view\":\"/settings/tokens\"", "view", "is not for the role member"),
        new("\"view\":\"/workspaces\"", "view", "is not for the role member"),
        new("\"view\":\"/network\"", "view", "needs an instance of network, and there is none"),
        new("\"view\":\"/flags?instance=none\"", "view", "names the instance none; there are: flags"),
        new("\"role\":\"admin\"", "role", "must be one of auditor, member"),
        new("\"every\":\"year\"", "every", "must be one of day, week, month"),
        new("\"on\":\"someday\"", "on", "must be a day of the week, such as monday"),
        new("\"every\":\"month\",\"on\":\"32\"", "on", "must be a day of the month, from 1 to 31"),
        new("\"every\":\"month\",\"on\":\"0\"", "on", "must be a day of the month, from 1 to 31"),
        new("\"every\":\"day\"", "on", "is not for a daily schedule"),
        new("\"at\":\"24:00\"", "at", "must be a time from 00:00 to 23:59"),
        new("\"time_zone\":\"Europe/Atlantis\"", "time_zone", "must be the name of an IANA time zone"),
        new("\"catch_up\":\"twice\"", "catch_up", "must be one of once, none"),
        new("\"receivers\":[]", "receivers", "must name somebody, unless by_project does"),
        new("\"receivers\":[\"nobody\"]", "receivers", "must name receivers; there are: ops, team"),
        new("\"by_project\":{\"checkout\":[\"nobody\"]}", "by_project", "must name receivers; there are: ops, team"),
        new("\"by_project\":{\"checkout\":[]}", "by_project", "must name a receiver for each project"),
    ];

    private ServiceUnderTest service = null!;
    private WebhookListener listener = null!;
    private SmtpListener server = null!;

    [OneTimeSetUp]
    public async Task StartAsync()
    {
        (listener, server) = (await WebhookListener.StartAsync(), SmtpListener.Start());
        service = await ServiceUnderTest.StartAsync(
            Noon,
            [
                .. NotificationService.Settings,
                ("Notifications:Smtp:Host", "127.0.0.1"),
                ("Notifications:Smtp:Port", server.Port.ToString(CultureInfo.InvariantCulture)),
                ("Notifications:Smtp:Security", "None"),
                ("Notifications:Smtp:From", "reporting@example.com"),
            ]);
        await service.PauseWorkersAsync();
        await service.SaveWebhookAsync("ops", listener.Address);
        (await service.PutReceiverAsync("team", new JsonObject { ["kind"] = "email", ["to"] = new JsonArray("team@example.com") })).Expect(201);
        await service.AddInstanceAsync("flags", "flags");
        await IngestAsync("projects", new Project { Id = "checkout", Name = "Checkout", CreatedAt = Noon.AddDays(-300) }, new Project { Id = "search", Name = "Search", CreatedAt = Noon.AddDays(-300) });
        await IngestAsync(
            "flags",
            Flag("checkout.old", "checkout", stale: true),
            Flag("checkout.new", "checkout", stale: false),
            Flag("search.old", "search", stale: true));
    }

    [OneTimeTearDown]
    public async Task StopAsync()
    {
        await service.DisposeAsync();
        await listener.DisposeAsync();
        await server.DisposeAsync();
    }

    [SetUp]
    public async Task ForgetAsync()
    {
        service.Clock.Now = Noon;
        await service.ExecuteAsync("DELETE FROM notifications.schedules; DELETE FROM notifications.outbox");
    }

    [Test]
    public async Task Are_saved_shown_changed_and_removed()
    {
        var created = await PutAsync(Weekly);
        var changed = await PutAsync(With("\"at\":\"09:30\""));

        Assert.That((created.Status, created.Body), Is.EqualTo((201, Shown("08:00", "2026-03-09T07:00:00Z"))));
        Assert.That((changed.Status, changed.Body), Is.EqualTo((200, Shown("09:30", "2026-03-09T08:30:00Z"))));
        Assert.That((await service.GetAsync("/api/schedules")).Body, Is.EqualTo($"[{changed.Body}]"));
        Assert.That((await service.GetAsync("/api/schedules/digest")).Body, Is.EqualTo(changed.Body));
        Assert.That((await service.AskAsync("DELETE", "/api/schedules/digest")).Status, Is.EqualTo(204));
        Assert.That((await service.GetAsync("/api/schedules/digest")).Status, Is.EqualTo(404));
        Assert.That((await service.AskAsync("POST", "/api/schedules/digest/send")).Status, Is.EqualTo(404));
        Assert.That(
            (await service.GetAsync("/api/audit")).Json.AsArray().Take(3).Select(entry => entry!["act"]!.GetValue<string>()),
            Is.EqualTo(["schedule_deleted", "schedule_changed", "schedule_created"]));
    }

    [TestCaseSource(nameof(Refused))]
    public async Task Are_refused_with_the_field_that_is_wrong(string change, string field, string message)
    {
        var answer = await PutAsync(With(change));

        Assert.That(answer.Status, Is.EqualTo(400));
        Assert.That(answer.Json["errors"]!.AsArray().Select(error => $"{error!["field"]} {error["message"]}"), Has.Some.StartsWith($"{field} {message}"));
        Assert.That((await service.GetAsync("/api/schedules")).Body, Is.EqualTo("[]"));
    }

    [Test]
    public async Task Are_sent_at_their_time_and_once()
    {
        (await PutAsync(Weekly)).Expect(201);
        service.Clock.Now = At("2026-03-09T06:59:59Z");
        await RunAsync();
        var before = Received.Count;

        service.Clock.Now = At("2026-03-09T07:00:00Z");
        await RunAsync();
        await RunAsync();

        Assert.That(before, Is.Zero);
        var body = Received.Single();
        Assert.That((body["kind"]!.GetValue<string>(), body["title"]!.GetValue<string>(), body["at"]!.GetValue<string>()), Is.EqualTo(("report", "Stale flags · flags", "2026-03-09T07:00:00Z")));
        Assert.That(body["data"]!.ToJsonString(), Is.EqualTo(
            """{"schedule":"digest","view":"/digests/stale-flags?instance=flags","instance":"flags","project":null,"from":null,"to":null,"time_zone":"Europe/Berlin","rows":4}"""));
        Assert.That(body["page"]!.GetValue<string>(), Is.EqualTo("https://reporting.example.com/digests/stale-flags?instance=flags"));
        Assert.That(body["files"]!.AsArray().Select(file => file!["name"]!.GetValue<string>()), Is.EqualTo(["page.html", "projects.csv", "flags.csv"]));
        Assert.That(FileOf(body, "projects.csv"), Is.EqualTo("project,stale,potentially_stale\r\ncheckout,1,0\r\nsearch,1,0\r\n").Or.EqualTo("project,stale,potentially_stale\ncheckout,1,0\nsearch,1,0\n"));
        var shown = (await service.GetAsync("/api/schedules/digest")).Json;
        Assert.That((shown["next_at"]!.GetValue<string>(), shown["last_at"]!.GetValue<string>()), Is.EqualTo(("2026-03-16T07:00:00Z", "2026-03-09T07:00:00Z")));
    }

    [Test]
    public async Task Are_sent_once_after_an_outage_over_several_times()
    {
        (await PutAsync(Weekly)).Expect(201);
        service.Clock.Now = At("2026-03-25T10:00:00Z");

        await RunAsync();

        Assert.That(Received.Single()["at"]!.GetValue<string>(), Is.EqualTo("2026-03-23T07:00:00Z"));
        Assert.That((await service.GetAsync("/api/schedules/digest")).Json["next_at"]!.GetValue<string>(), Is.EqualTo("2026-03-30T06:00:00Z"));
    }

    [Test]
    public async Task Are_not_sent_after_an_outage_where_that_is_wanted()
    {
        (await PutAsync(With("\"catch_up\":\"none\""))).Expect(201);
        service.Clock.Now = At("2026-03-25T10:00:00Z");

        await RunAsync();

        Assert.That(Received, Is.Empty);
        Assert.That((await service.GetAsync("/api/schedules/digest")).Json["next_at"]!.GetValue<string>(), Is.EqualTo("2026-03-30T06:00:00Z"));
    }

    [Test]
    public async Task Are_sent_to_those_of_a_project_about_it_alone_and_not_when_there_is_nothing()
    {
        (await PutAsync(With("\"receivers\":null,\"by_project\":{\"checkout\":[\"team\"],\"empty\":[\"ops\"]},\"skip_empty\":true"))).Expect(201);
        service.Clock.Now = At("2026-03-09T07:00:00Z");

        await RunAsync();

        Assert.That(Received, Is.Empty, "nothing is stale in the project empty");
        using var raw = new MemoryStream(Encoding.Latin1.GetBytes(server.Received[^1].Text));
        var mail = await MimeMessage.LoadAsync(raw);
        Assert.That((string.Join(' ', server.Received[^1].To), mail.Subject), Is.EqualTo(("team@example.com", "Stale flags · flags · checkout")));
        Assert.That(mail.TextBody, Does.Contain("checkout.old").And.Not.Contain("search.old").And.Not.Contain("checkout.new"));
        Assert.That(mail.HtmlBody, Does.Contain("checkout.old").And.Not.Contain("search.old").And.Contain("<li>stale: <b>1</b></li>"));
        Assert.That(mail.Attachments.Select(file => file.ContentDisposition!.FileName), Is.EqualTo(["page.html", "projects.csv", "flags.csv"]));
    }

    [Test]
    public async Task Are_sent_on_demand_beside_their_times()
    {
        (await PutAsync(Weekly)).Expect(201);

        (await service.AskAsync("POST", "/api/schedules/digest/send")).Expect(202);
        await RunAsync();

        Assert.That(Received.Single()["at"]!.GetValue<string>(), Is.EqualTo("2026-03-04T12:00:00Z"));
        Assert.That((await service.GetAsync("/api/schedules/digest")).Json["next_at"]!.GetValue<string>(), Is.EqualTo("2026-03-09T07:00:00Z"));
    }

    [Test]
    public async Task Say_why_a_view_is_not_there_any_more_and_go_on()
    {
        await service.AddInstanceAsync("gone", "network");
        (await PutAsync(With("\"view\":\"/network?instance=gone\""))).Expect(201);
        (await service.AskAsync("DELETE", "/api/instances/gone")).Expect(204);
        service.Clock.Now = At("2026-03-09T07:00:00Z");

        await RunAsync();

        var shown = (await service.GetAsync("/api/schedules/digest")).Json;
        Assert.That((shown["last_error"]!.GetValue<string>(), shown["next_at"]!.GetValue<string>(), shown["last_at"]), Is.EqualTo(
            ("the view needs an instance of network, and there is none", "2026-03-16T07:00:00Z", (JsonNode?)null)));
    }

    [Test]
    public async Task Say_why_there_is_no_page_of_what_a_view_is_about_and_go_on()
    {
        (await PutAsync(With("\"view\":\"/flags/projects/gone?instance=flags\""))).Expect(201);
        service.Clock.Now = At("2026-03-09T07:00:00Z");

        await RunAsync();

        var shown = (await service.GetAsync("/api/schedules/digest")).Json;
        Assert.That((shown["last_error"]!.GetValue<string>(), shown["next_at"]!.GetValue<string>()), Is.EqualTo(
            ("the view can't be shown: There is no such project. The address names one that this instance knows nothing of.", "2026-03-16T07:00:00Z")));
    }

    /// <summary>Of an overview, which everybody sees: what is about workspaces is for auditors.</summary>
    [TestCase("member", false)]
    [TestCase("auditor", true)]
    public async Task Have_no_more_than_their_role_may_see(string role, bool seen)
    {
        await service.AskAsync("PUT", "/api/instances/people", ServiceUnderTest.Json(new JsonObject { ["kind"] = "workspaces", ["name"] = "People at work here" }));
        (await PutAsync(With($"\"role\":\"{role}\",\"view\":\"/digests/week\""))).Expect(201);
        service.Clock.Now = At("2026-03-09T07:00:00Z");

        await RunAsync();

        var body = Received.Single();
        Assert.That(body["text"]!.GetValue<string>().Contains("People at work here", StringComparison.Ordinal), Is.EqualTo(seen));
        Assert.That(FileOf(body, "page.html").Contains("People at work here", StringComparison.Ordinal), Is.EqualTo(seen));
    }

    [Test]
    public async Task Have_a_page_that_needs_nothing_from_elsewhere()
    {
        (await PutAsync(With("\"view\":\"/flags?instance=flags&range=month\""))).Expect(201);
        service.Clock.Now = At("2026-03-09T07:00:00Z");

        await RunAsync();

        var page = FileOf(Received.Single(), "page.html");
        Assert.That(page, Does.Contain("<style>").And.Contain("<svg").And.Contain("<base href=\"https://reporting.example.com/\""));
        Assert.That(page, Does.Not.Contain("<script").And.Not.Contain("stylesheet").And.Not.Contain("<nav"));
    }

    private IReadOnlyList<JsonNode> Received => [.. listener.Received.Skip(seen).Select(received => JsonNode.Parse(received.Body)!)];

    private int seen;

    [TearDown]
    public void Forget() => seen = listener.Received.Count;

    /// <summary>Makes what is due, and sends it.</summary>
    private async Task RunAsync()
    {
        var run = service.Services.GetRequiredService<ScheduleRun>();
        foreach (var due in await run.ReadDueAsync(CancellationToken.None))
        {
            await run.RunAsync(due, CancellationToken.None);
        }

        await service.SendAsync();
    }

    private Task<Answer> PutAsync(string body) => service.AskAsync("PUT", "/api/schedules/digest", new StringContent(body, Encoding.UTF8, "application/json"));

    /// <summary>The weekly schedule with some fields changed.</summary>
    private static string With(string fields)
    {
        var body = JsonNode.Parse(Weekly)!.AsObject();
        foreach (var (name, value) in JsonNode.Parse($"{{{fields}}}")!.AsObject())
        {
            body[name] = value?.DeepClone();
        }

        return body.ToJsonString();
    }

    private static string Shown(string at, string next)
        => """{"name":"digest","view":"/digests/stale-flags?instance=flags","role":"member","every":"week","on":"monday","at":"AT","time_zone":"Europe/Berlin","catch_up":"once","receivers":["ops"],"by_project":{},"skip_empty":false,"next_at":"NEXT","last_at":null,"last_error":null}"""
            .Replace("AT", at, StringComparison.Ordinal).Replace("NEXT", next, StringComparison.Ordinal);

    private static string FileOf(JsonNode body, string name)
        => Encoding.UTF8.GetString(Convert.FromBase64String(body["files"]!.AsArray().Single(file => file!["name"]!.GetValue<string>() == name)!["content"]!.GetValue<string>()));

    private static DateTimeOffset At(string text) => DateTimeOffset.Parse(text, CultureInfo.InvariantCulture);

    private static Flag Flag(string name, string project, bool stale)
        => new() { Name = name, Project = project, Type = "release", CreatedAt = Noon.AddDays(-100), Stale = stale };

    private async Task IngestAsync<TRecord>(string collection, params IEnumerable<TRecord> records)
        => (await service.AskAsync("POST", $"/api/ingest/flags/{collection}", RecordLines.Content(records))).Expect(200);
}
