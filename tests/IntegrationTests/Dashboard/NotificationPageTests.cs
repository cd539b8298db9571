using System.Net;
using NUnit.Framework;
using Reporting.IntegrationTests.Notifications;
using Reporting.Testing.Service;
using static Reporting.Testing.Workspaces.Given;

namespace Reporting.IntegrationTests.Dashboard;

/// <summary>Receivers, schedules and notifications in the settings of the dashboard.</summary>
internal sealed class NotificationPageTests
{
    private const string Secret = "a key that nobody sees";

    private ServiceUnderTest service = null!;

    [OneTimeSetUp]
    public async Task StartAsync()
    {
        service = await ServiceUnderTest.StartAsync(Noon, NotificationService.Settings);
        await service.PauseWorkersAsync();
        await service.AddInstanceAsync("flags", "flags");
    }

    [OneTimeTearDown]
    public async Task StopAsync() => await service.DisposeAsync();

    [SetUp]
    public Task EmptyAsync() => service.ExecuteAsync("DELETE FROM notifications.receivers; DELETE FROM notifications.schedules; DELETE FROM notifications.outbox");

    [Test]
    public async Task A_receiver_is_saved_tested_and_removed()
    {
        using var browser = await PageBrowser.SignInAsync(service);
        var token = await FormTokenAsync(browser, "/settings/receivers");
        (await SaveReceiverAsync(browser, token)).Expect(303);

        var page = (await browser.GetAsync("/settings/receivers")).Expect(200);
        Assert.That(page.Body, Does.Contain("https://hooks.example.com/in").And.Not.Contain(Secret));
        (await browser.PostAsync("/settings/receivers/test", ("form", token), ("name", "ops"))).Expect(303);
        Assert.That((await browser.GetAsync("/settings/notifications")).Body, Does.Contain("A test"));
        (await browser.PostAsync("/settings/receivers/remove", ("form", token), ("name", "ops"))).Expect(303);
        Assert.That((await service.GetAsync("/api/receivers")).Body, Is.EqualTo("[]"));
    }

    [Test]
    public async Task What_is_refused_is_said_and_filled_in_again_but_for_the_secret()
    {
        using var browser = await PageBrowser.SignInAsync(service);
        var token = await FormTokenAsync(browser, "/settings/receivers");

        var refused = await browser.PostAsync(
            "/settings/receivers", ("form", token), ("name", "ops"), ("kind", "webhook"), ("url", "https://10.0.0.1/in"), ("secret", Secret));

        Assert.That(refused.Status, Is.EqualTo(400));
        Assert.That(WebUtility.HtmlDecode(refused.Body), Does.Contain("must not be in a private network").And.Contain("value=\"https://10.0.0.1/in\"").And.Not.Contain(Secret));
    }

    [Test]
    public async Task A_schedule_is_saved_sent_and_removed()
    {
        using var browser = await PageBrowser.SignInAsync(service);
        var token = await FormTokenAsync(browser, "/settings/receivers");
        (await SaveReceiverAsync(browser, token)).Expect(303);
        (string, string)[] fields =
        [
            ("form", token), ("name", "digest"), ("view", "/digests/stale-flags"), ("role", "member"), ("every", "week"), ("on", "Monday"), ("at", "08:00"), ("zone", "Europe/Berlin"),
            ("projects", "checkout=ops, search=ops"), ("catchup", "none"), ("skip", "on"),
        ];

        (await browser.PostAsync("/settings/schedules", fields)).Expect(303);

        var saved = (await service.GetAsync("/api/schedules/digest")).Json;
        Assert.That(saved["by_project"]!.ToJsonString(), Is.EqualTo("""{"checkout":["ops"],"search":["ops"]}"""));
        Assert.That((saved["catch_up"]!.GetValue<string>(), saved["skip_empty"]!.GetValue<bool>(), saved["on"]!.GetValue<string>()), Is.EqualTo(("none", true, "monday")));
        Assert.That((await browser.GetAsync("/settings/schedules")).Body, Does.Contain("each Monday at 08:00, Europe/Berlin"));
        (await browser.PostAsync("/settings/schedules/send", ("form", token), ("name", "digest"))).Expect(303);
        (await browser.PostAsync("/settings/schedules/remove", ("form", token), ("name", "digest"))).Expect(303);
        Assert.That((await service.GetAsync("/api/schedules")).Body, Is.EqualTo("[]"));
    }

    [Test]
    public async Task A_view_that_is_made_to_be_sent_is_filled_in_and_the_rest_kept()
    {
        using var browser = await PageBrowser.SignInAsync(service);
        var token = await FormTokenAsync(browser, "/settings/schedules");

        var filled = (await browser.PostAsync("/settings/schedules", ("form", token), ("name", "digest"), ("view", ""), ("role", "auditor"), ("at", "09:30"), ("fill", "/digests/idle-seats"))).Expect(200);

        Assert.That(filled.Body, Does.Contain("value=\"digest\"").And.Contain("value=\"09:30\"").And.Contain("placeholder=\"/digests/week\" value=\"/digests/idle-seats\""));
        Assert.That(filled.Body, Does.Match("<option value=\"auditor\" selected").And.Not.Contain("role=\"alert\""));
        Assert.That((await browser.GetAsync("/settings/schedules?view=/digests/week")).Body, Does.Contain("placeholder=\"/digests/week\" value=\"/digests/week\""));
        Assert.That((await service.GetAsync("/api/schedules")).Body, Is.EqualTo("[]"));
    }

    [Test]
    public async Task What_is_dead_is_shown_and_sent_again()
    {
        using var browser = await PageBrowser.SignInAsync(service);
        var token = await FormTokenAsync(browser, "/settings/receivers");
        (await SaveReceiverAsync(browser, token)).Expect(303);
        var id = await service.TestAsync("ops");
        await service.ExecuteAsync("UPDATE notifications.outbox SET state = 'dead', error = 'it answered 503'");

        var page = await browser.GetAsync("/settings/notifications");
        (await browser.PostAsync("/settings/notifications/retry", ("form", token), ("id", id))).Expect(303);

        Assert.That(page.Body, Does.Contain("it answered 503").And.Contain("Send again"));
        Assert.That((await service.NotificationAsync(id))["state"]!.GetValue<string>(), Is.EqualTo("pending"));
    }

    [TestCase("/settings/receivers")]
    [TestCase("/settings/schedules")]
    [TestCase("/settings/notifications/retry")]
    public async Task A_form_from_elsewhere_changes_nothing(string address)
    {
        using var browser = await PageBrowser.SignInAsync(service);

        Assert.That((await browser.PostAsync(address, ("name", "ops"), ("kind", "webhook"), ("url", "https://hooks.example.com"), ("secret", Secret))).Status, Is.EqualTo(403));
        Assert.That((await service.GetAsync("/api/receivers")).Body, Is.EqualTo("[]"));
    }

    [Test]
    public async Task Who_is_bound_to_an_instance_neither_sees_nor_changes_receivers()
    {
        await service.SaveWebhookAsync("ops", new Uri("https://hooks.example.com/in"));
        using var browser = await PageBrowser.SignInAsync(service, (await service.AddTokenAsync("admin", "flags")).Text);
        var tokens = await FormTokenAsync(browser, "/settings/tokens");

        Assert.That((await browser.GetAsync("/settings/receivers")).Body, Does.Contain("you act on some").And.Not.Contain("hooks.example.com"));
        Assert.That((await browser.PostAsync("/settings/receivers/remove", ("form", tokens), ("name", "ops"))).Status, Is.EqualTo(400));
        Assert.That((await service.GetAsync("/api/receivers/ops")).Status, Is.EqualTo(200));
    }

    private static Task<Answer> SaveReceiverAsync(PageBrowser browser, string token)
        => browser.PostAsync("/settings/receivers", ("form", token), ("name", "ops"), ("kind", "webhook"), ("url", "https://hooks.example.com/in"), ("secret", Secret));

    private static async Task<string> FormTokenAsync(PageBrowser browser, string path) => PageBrowser.FormTokenOf((await browser.GetAsync(path)).Expect(200));
}
