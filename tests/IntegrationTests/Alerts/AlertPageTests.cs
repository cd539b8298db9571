using System.Text.Json.Nodes;
using NUnit.Framework;
using Reporting.Testing.Service;
using Records = Reporting.Testing.Flags.Given;
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
    public async Task What_fires_for_a_template_is_on_the_chart_of_its_page()
    {
        var template = Testing.Workspaces.Ids.Of("go");
        await IngestAsync("usage", User("ada").On("go").Reported(Noon.AddDays(-1), 20).Usage);
        await PutAsync("narrowed", Users("above", 0, ("template", template.ToString())));
        await EvaluateAsync();
        using var admin = await PageBrowser.SignInAsync(Service);

        Assert.That(await MarkedAsync(admin, $"/workspaces/templates/{template}?", "narrowed", Instance), Is.EqualTo(["active"]));
        Assert.That(await MarkedAsync(admin, "/workspaces?", "narrowed", Instance), Is.Empty);
    }

    [TestCase("flag-creations.created", "creations")]
    [TestCase("flag-use.requests", "evaluations")]
    [TestCase("project-health.health", "health")]
    [TestCase("project-health.days_to_production", "production")]
    [TestCase("flags.stale", "states")]
    public async Task What_fires_for_a_project_is_on_the_chart_of_its_series(string series, string figure)
    {
        var (flags, rule) = ($"{Instance}-flags", $"narrowed-{figure}");
        await FillFlagsAsync(flags);
        (await PutAsync(rule, new JsonObject
        {
            ["instance"] = flags, ["series"] = series, ["condition"] = "above", ["bound"] = 0, ["project"] = "shop", ["type"] = series.StartsWith("flags.", StringComparison.Ordinal) ? "release" : null,
        })).Expect(201);
        await Service.ExecuteAsync($"INSERT INTO alerts.transitions (rule, instance_id, at, from_state, to_state, value) SELECT name, instance_id, '2026-03-03T12:00:00Z', 'ok', 'firing', 1 FROM alerts.rules WHERE name = '{rule}'");
        using var admin = await PageBrowser.SignInAsync(Service);

        Assert.That(await MarkedAsync(admin, "/flags/projects/shop?", rule, flags), Is.EqualTo([figure]));
        (await Service.AskAsync("DELETE", $"/api/instances/{flags}")).Expect(204);
    }

    /// <summary>The figures that have the mark of a rule.</summary>
    private static async Task<IReadOnlyList<string>> MarkedAsync(PageBrowser browser, string page, string rule, string instance)
    {
        var body = (await browser.GetAsync($"{page}instance={instance}&from=2026-01-05&to=2026-03-04&tz=UTC&compare=none")).Expect(200).Body;
        return [.. body.Split("<figure ").Where(figure => figure.Contains($"<li>Alert {rule}: ", StringComparison.Ordinal)).Select(figure => figure.Split("id=\"")[1].Split('"')[0])];
    }

    private async Task FillFlagsAsync(string key)
    {
        await PutInstanceAsync(key, "flags");
        await SendAsync(Records.Project("shop"));
        await SendAsync(Records.Environment("production", "production"));
        await SendAsync(Records.Flag("flag-1", "shop") with { CreatedAt = Noon.AddDays(-20), Stale = true });
        await SendAsync(Records.Metric("flag-1", Noon.AddDays(-7), yes: 5));
        await SendAsync(
            Records.Event(1, "feature-created", Noon.AddDays(-20), "production", "shop") with { FeatureName = "flag-1" },
            Records.Event(2, "feature-environment-enabled", Noon.AddDays(-15), "production", "shop") with { FeatureName = "flag-1" });

        async Task SendAsync<TRecord>(params IEnumerable<TRecord> records)
            => (await Service.AskAsync("POST", $"/api/ingest/{key}/{Testing.RecordLines.CollectionOf<TRecord>()}", Testing.RecordLines.Content(records))).Expect(200);
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

        Assert.That(page.Body, Does.Contain("""type="checkbox" name="receivers" value="ops" />"""));
        Assert.That(refused.Status, Is.EqualTo(400));
        Assert.That(refused.Body, Does.Contain("Bound must be a number."));
        Assert.That(previewed.Status, Is.EqualTo(200));
        Assert.That(previewed.Body, Does.Contain("Would not have fired in 90 days").And.Contain("value=\"paged\""));
        Assert.That(listed, Is.EqualTo("[]"));
        Assert.That((saved.Status, removed.Status), Is.EqualTo((303, 303)));
        Assert.That(chosen.Body, Does.Contain("Change paged").And.Contain("name=\"for\" placeholder=\"30m, 12h, 2d\" value=\"2d\""));
        Assert.That((await Service.GetAsync("/api/alerts")).Body, Is.EqualTo("[]"));
        Assert.That((await browser.PostAsync("/alerts", [("form", "0"), .. fields[1..], ("act", "save")])).Status, Is.EqualTo(403), "a form of another site");
    }

    [Test]
    public async Task The_form_begins_with_a_series_of_the_kind_of_its_instance()
    {
        await PutInstanceAsync("toggles", "flags");
        await IngestAsync("templates", Template("go"));
        using var browser = await PageBrowser.SignInAsync(Service);

        var ofFlags = (await browser.GetAsync("/alerts?instance=toggles")).Expect(200).Body;
        var ofWorkspaces = (await browser.GetAsync($"/alerts?instance={Instance}")).Expect(200).Body;
        (await Service.AskAsync("DELETE", "/api/instances/toggles")).Expect(204);

        Assert.That(ofFlags, Does.Contain("""<option value="toggles" selected>toggles (feature flags)</option>""").And.Not.Match("""<option value="active-users.users" selected"""));
        Assert.That(ofFlags, Does.Match("""<optgroup label="Feature flags">\s*<option value="[^"]+" selected"""));
        Assert.That(ofWorkspaces, Does.Match("""<optgroup label="Workspaces">\s*<option value="[^"]+" selected""").And.Match("<option value=\"[0-9a-f-]{36}\">go</option>"));
        Assert.That(ofWorkspaces, Does.Contain("title=\"Small letters, digits and hyphens,"));
    }

    [Test]
    public async Task Receivers_that_are_ticked_are_told_and_ticked_again()
    {
        await AddReceiverAsync("duty");
        await AddReceiverAsync("ops");
        using var browser = await PageBrowser.SignInAsync(Service);
        var form = PageBrowser.FormTokenOf(await browser.GetAsync("/alerts"));

        (await browser.PostAsync(
            "/alerts", ("form", form), ("name", "told"), ("instance", Instance), ("series", "active-users.users"), ("condition", "above"), ("bound", "0"), ("receivers", "duty"), ("receivers", "ops"), ("act", "save"))).Expect(303);

        Assert.That((await GetAsync("told"))["receivers"]!.ToJsonString(), Is.EqualTo("""["duty","ops"]"""));
        Assert.That((await browser.GetAsync("/alerts?rule=told")).Body, Does.Contain("""name="receivers" value="duty" checked />""").And.Contain("""name="receivers" value="ops" checked />"""));
    }
}
