using NUnit.Framework;
using Reporting.Testing.Service;
using static Reporting.Testing.Workspaces.Given;

namespace Reporting.IntegrationTests.Alerts;

/// <summary>What pages show of alerts, and how rules are edited there.</summary>
internal sealed class AlertPageTests : AlertsFixture
{
    [Test]
    public async Task What_fires_is_on_the_overview_and_on_the_chart_of_its_series()
    {
        await IngestAsync("usage", User("ada").On("go").Reported(Noon.AddDays(-1), 20).Usage);
        await PutAsync("some", Users("above", 0));
        await PutAsync("calm", Users("above", 9));
        await EvaluateAsync();
        using var admin = await PageBrowser.SignInAsync(Service);
        using var member = await PageBrowser.SignInAsync(Service, (await Service.AddTokenAsync("member")).Text);

        var overview = (await admin.GetAsync("/?tz=UTC")).Body;
        Assert.That(overview, Does.Contain($"""<a href="/alerts?rule=some">{Instance}, alert some: Active users of a day: 1 (above 0) since""").And.Not.Contain("calm"));
        Assert.That((await member.GetAsync("/")).Body, Does.Not.Contain("alert some"), "members see no report of workspaces");
        var page = (await admin.GetAsync($"/workspaces?instance={Instance}&range=7d&tz=UTC&compare=none")).Body;
        var figure = page[page.IndexOf("id=\"active\"", StringComparison.Ordinal)..page.IndexOf("id=\"weekly\"", StringComparison.Ordinal)];
        Assert.That(figure, Does.Contain("<li>Alert some: 4 Mar 2026, 12:00, not over</li>").And.Contain("""<g class="mark">"""));
        Assert.That((await admin.GetAsync($"/workspaces?instance={Instance}&from=2026-02-01&to=2026-02-20&tz=UTC")).Body, Does.Not.Contain("Alert some"));
    }

    [Test]
    public async Task A_rule_is_previewed_saved_filled_in_and_removed()
    {
        await IngestAsync("usage", User("ada").On("go").Reported(Noon.AddDays(-2), 20).Usage);
        await IngestAsync("usage", User("ada").On("go").Reported(Noon.AddDays(-1), 20).Usage);
        await AddReceiverAsync("ops");
        using var browser = await PageBrowser.SignInAsync(Service);
        var page = await browser.GetAsync("/alerts");
        var form = PageBrowser.FormTokenOf(page);
        (string, string)[] fields = [("form", form), ("name", "paged"), ("instance", Instance), ("series", "active-users.users"), ("condition", "above"), ("bound", "0"), ("for", "2d")];

        var refused = await browser.PostAsync("/alerts", [.. fields[..^2], ("bound", "many"), ("act", "save")]);
        var previewed = await browser.PostAsync("/alerts", [.. fields, ("act", "preview")]);
        var listed = (await Service.GetAsync("/api/alerts")).Body;
        var saved = await browser.PostAsync("/alerts", [.. fields, ("act", "save")]);
        var chosen = await browser.GetAsync("/alerts?rule=paged");
        var removed = await browser.PostAsync("/alerts/remove", ("form", form), ("name", "paged"));

        Assert.That(page.Body, Does.Contain("""name="receivers" placeholder="ops" """.Trim()));
        Assert.That(refused.Status, Is.EqualTo(400));
        Assert.That(refused.Body, Does.Contain("<li>Bound must be a number.</li>"));
        Assert.That(previewed.Status, Is.EqualTo(200));
        Assert.That(previewed.Body, Does.Contain("Would not have fired in 90 days").And.Contain("value=\"paged\""));
        Assert.That(listed, Is.EqualTo("[]"));
        Assert.That((saved.Status, removed.Status), Is.EqualTo((303, 303)));
        Assert.That(chosen.Body, Does.Contain("Change paged").And.Contain("name=\"for\" placeholder=\"30m, 12h, 2d\" value=\"2d\""));
        Assert.That((await Service.GetAsync("/api/alerts")).Body, Is.EqualTo("[]"));
        Assert.That((await browser.PostAsync("/alerts", [("form", "0"), .. fields[1..], ("act", "save")])).Status, Is.EqualTo(403), "a form of another site");
    }
}
