using Microsoft.Extensions.DependencyInjection;
using NUnit.Framework;
using Reporting.Dashboard.SignIn;
using Reporting.Testing.Service;
using static Reporting.Testing.Workspaces.Given;

namespace Reporting.IntegrationTests.Dashboard;

/// <summary>Who gets in, for how long, and how a session ends.</summary>
internal sealed class SignInTests : ServiceFixture
{
    [Test]
    public async Task A_token_is_asked_for_once()
    {
        using var browser = new PageBrowser(Service);
        var before = await browser.GetAsync("/?range=7d");
        var signedIn = await browser.PostAsync("/sign-in", ("token", ServiceUnderTest.AdminToken), ("return", "/?range=7d"));
        var after = await browser.GetAsync("/?range=7d");

        Assert.That((before.Status, before.Response.Headers.Location?.ToString()), Is.EqualTo((302, "/sign-in?return=%2F%3Frange%3D7d")));
        Assert.That((signedIn.Status, signedIn.Response.Headers.Location?.ToString()), Is.EqualTo((303, "/?range=7d")));
        Assert.That(signedIn.Response.Headers.GetValues("Set-Cookie").Single(), Does.Match("^reporting-session=[0-9A-Za-z-]{33}; expires=[^;]+; path=/; samesite=strict; httponly$"));
        Assert.That((after.Status, after.Type), Is.EqualTo((200, "text/html; charset=utf-8")));
    }

    [Test]
    public async Task Only_the_digest_of_a_session_is_kept()
    {
        using var browser = await PageBrowser.SignInAsync(Service);
        var value = browser.Cookies["reporting-session"];
        await using var context = new Npgsql.NpgsqlConnection(Service.ConnectionString);
        await context.OpenAsync();
        await using var command = new Npgsql.NpgsqlCommand("SELECT string_agg(sessions::text, ' ') FROM access.sessions", context);

        Assert.That((string)(await command.ExecuteScalarAsync())!, Is.Not.Empty.And.Not.Contains(value));
    }

    [TestCase("no such token", 401)]
    [TestCase("", 401)]
    public async Task A_bad_token_lets_nobody_in(string token, int status)
    {
        using var browser = new PageBrowser(Service);
        var answer = await browser.PostAsync("/sign-in", ("token", token));

        Assert.That(answer.Status, Is.EqualTo(status));
        Assert.That(answer.Body, Does.Contain("role=\"alert\""));
        Assert.That((await browser.GetAsync("/")).Status, Is.EqualTo(302));
    }

    [Test]
    public async Task A_token_that_sends_records_sees_no_pages()
    {
        await Service.AddInstanceAsync();
        var (_, token) = await Service.AddTokenAsync("ingest", "dev");
        using var browser = new PageBrowser(Service);

        Assert.That((await browser.PostAsync("/sign-in", ("token", token))).Status, Is.EqualTo(403));
    }

    [Test]
    public async Task A_session_ends_with_its_token_and_at_its_time()
    {
        var (id, token) = await Service.AddTokenAsync("auditor");
        var (_, shortLived) = await Service.AddTokenAsync("auditor", expiresAt: Noon.AddHours(1));
        using var revoked = await PageBrowser.SignInAsync(Service, token);
        using var expired = await PageBrowser.SignInAsync(Service, shortLived);
        using var kept = await PageBrowser.SignInAsync(Service);
        var before = ((await revoked.GetAsync("/")).Status, (await expired.GetAsync("/")).Status);
        (await Service.AskAsync("DELETE", $"/api/tokens/{id}")).Expect(204);
        Service.Clock.Now = Noon.AddHours(1);

        Assert.That(before, Is.EqualTo((200, 200)));
        Assert.That(((await revoked.GetAsync("/")).Status, (await expired.GetAsync("/")).Status, (await kept.GetAsync("/")).Status), Is.EqualTo((302, 302, 200)));
        Service.Clock.Now = Noon.AddDays(7);
        Assert.That((await kept.GetAsync("/")).Status, Is.EqualTo(302));
    }

    [Test]
    public async Task A_session_is_good_on_every_server()
    {
        await using var another = await Service.StartAnotherAsync();
        using var browser = await PageBrowser.SignInAsync(Service);
        using var elsewhere = new PageBrowser(another);
        elsewhere.Cookies["reporting-session"] = browser.Cookies["reporting-session"];

        Assert.That((await elsewhere.GetAsync("/")).Status, Is.EqualTo(200));
    }

    [Test]
    public async Task Forms_of_other_sites_change_nothing()
    {
        using var browser = await PageBrowser.SignInAsync(Service);
        var form = PageBrowser.FormTokenOf(await browser.GetAsync("/"));
        var foreign = await browser.PostFromAsync("cross-site", "/sign-in", ("token", ServiceUnderTest.AdminToken));
        await browser.PostFromAsync("cross-site", "/sign-out", ("form", form));
        await browser.PostAsync("/sign-out", ("form", "0000"));
        var still = await browser.GetAsync("/");
        await browser.PostAsync("/sign-out", ("form", form));

        Assert.That((foreign.Status, still.Status, (await browser.GetAsync("/")).Status), Is.EqualTo((403, 200, 302)));
    }

    [Test]
    public async Task The_audit_tells_who_signed_in_and_out_and_who_was_refused()
    {
        using var admin = await PageBrowser.SignInAsync(Service);
        using var auditor = await PageBrowser.SignInAsync(Service, (await Service.AddTokenAsync("auditor")).Text);
        using var stranger = new PageBrowser(Service);
        foreach (var after in new[] { TimeSpan.Zero, TimeSpan.FromMinutes(1), TimeSpan.FromMinutes(9.1) })
        {
            Service.Clock.Advance(after);
            await stranger.PostAsync("/sign-in", ("token", "no such token"));
        }

        var form = PageBrowser.FormTokenOf(await admin.GetAsync("/settings/sessions"));
        await admin.PostAsync("/settings/sessions/end", ("form", form), ("id", "2"));
        await admin.PostAsync("/sign-out", ("form", form));
        var acts = (await Service.GetAsync("/api/audit")).Expect(200).Json.AsArray().Select(entry => $"{entry!["actor"]} {entry["act"]} {entry["details"]!["name"] ?? entry["details"]!["attempts"]}");

        Assert.That(acts, Is.EqualTo(
        [
            "first signed_out first", "first session_ended auditor", "unknown sign_in_refused 2", "unknown sign_in_refused 1", "auditor signed_in auditor", "first token_created auditor", "first signed_in first",
            "service token_created first",
        ]));
        using var again = await PageBrowser.SignInAsync(Service);
        Assert.That((await again.GetAsync("/settings/audit")).Body, Does.Contain("signed out").And.Contain("ended a session").And.Contain("was refused at sign-in"));
    }

    [Test]
    public async Task A_one_time_code_signs_in_once()
    {
        var code = Service.Services.GetRequiredService<OneTimeCodes>().Issue(ServiceUnderTest.AdminToken);
        using var first = new PageBrowser(Service);
        using var second = new PageBrowser(Service);
        var page = await first.GetAsync($"/sign-in?code={code}");
        var again = await second.GetAsync($"/sign-in?code={code}");

        Assert.That((page.Status, (await first.GetAsync("/")).Status), Is.EqualTo((200, 200)));
        Assert.That((again.Status, (await second.GetAsync("/")).Status), Is.EqualTo((401, 302)));
        Assert.That(again.Body, Does.Contain("used up"));
    }

    [Test]
    public async Task Who_is_signed_in_goes_on_from_the_sign_in()
    {
        using var browser = await PageBrowser.SignInAsync(Service);
        foreach (var (path, to) in new[] { ("/sign-in", "/"), ("/sign-in?return=%2Fdata", "/data"), ("/sign-in?return=%2F%2Fevil.example", "/"), ("/sign-in?code=used", "/") })
        {
            var answer = await browser.GetAsync(path);

            Assert.That((answer.Status, answer.Response.Headers.Location?.ToString()), Is.EqualTo((302, to)), path);
        }
    }

    [Test]
    public async Task Whose_session_has_ended_is_told_so()
    {
        const string Ended = "Your session has ended; sign in again.";
        using var browser = await PageBrowser.SignInAsync(Service);
        using var stranger = new PageBrowser(Service);
        var before = await stranger.GetAsync("/sign-in");
        Service.Clock.Advance(TimeSpan.FromDays(7));
        var sent = (await browser.GetAsync("/data")).Expect(302);
        var after = (await browser.GetAsync(sent.Response.Headers.Location!.ToString())).Expect(200);

        Assert.That(before.Body, Does.Not.Contain(Ended).And.Not.Contain("I am signed in at the product"));
        Assert.That(after.Body, Does.Contain(Ended).And.Contain("name=\"return\" value=\"/data\""));
        using var again = await PageBrowser.SignInAsync(Service);
        await again.PostAsync("/sign-out", ("form", PageBrowser.FormTokenOf(await again.GetAsync("/"))));
        Assert.That((await again.GetAsync("/sign-in")).Body, Does.Not.Contain(Ended), "who signed out knows it");
    }

    [Test]
    public async Task A_token_in_place_of_a_code_does_not_sign_in()
    {
        using var browser = new PageBrowser(Service);

        Assert.That((await browser.GetAsync($"/sign-in?code={ServiceUnderTest.AdminToken}")).Status, Is.EqualTo(403));
        Assert.That((await browser.GetAsync("/")).Status, Is.EqualTo(302));
    }

    [TestCase("//evil.example")]
    [TestCase("https://evil.example")]
    [TestCase("/\\evil.example")]
    public async Task Signing_in_leads_to_no_other_site(string to)
    {
        using var browser = new PageBrowser(Service);
        var answer = await browser.PostAsync("/sign-in", ("token", ServiceUnderTest.AdminToken), ("return", to));

        Assert.That(answer.Response.Headers.Location?.ToString(), Is.EqualTo("/"));
    }

    [Test]
    public async Task A_page_has_no_script_and_no_style_within()
    {
        using var browser = await PageBrowser.SignInAsync(Service);
        var page = await browser.GetAsync("/");

        Assert.That(page.Response.Headers.GetValues("Content-Security-Policy").Single(), Does.Contain("script-src 'self';").And.Contain("style-src 'self';").And.Not.Contain("unsafe"));
        Assert.That(page.Body, Does.Not.Contain(" style=").And.Not.Contain("<style").And.Not.Match("<script(?![^>]*src=)"));
    }
}
