using System.Text.Json.Nodes;
using NUnit.Framework;
using Reporting.Domain.Ingestion;
using Reporting.Testing.Service;
using static Reporting.Testing.Flags.Given;
using Sample = Reporting.Testing.Workspaces.Given;

namespace Reporting.IntegrationTests.Dashboard;

/// <summary>Pages about flags show what the API answers, to whom it answers.</summary>
internal sealed class FlagPageTests : ServiceFixture
{
    private const string View = "from=2026-02-02&to=2026-03-03&tz=UTC&compare=none";

    private static readonly DateTimeOffset Today = Sample.Noon;

    [Test]
    public async Task Numbers_and_csv_are_those_of_the_api()
    {
        await FillAsync();
        using var browser = await PageBrowser.SignInAsync(Service);
        var trends = await RowsAsync("/api/reports/flag-trends?from=2026-02-02&to=2026-03-03");
        var health = await RowsAsync("/api/reports/project-health?from=2026-02-02&to=2026-03-03");
        var use = await RowsAsync("/api/reports/application-use?from=2026-02-02&to=2026-03-03&timezone=UTC");

        Assert.That(
            await LinesAsync(browser, $"/flags?{View}&csv=states"),
            Is.EqualTo(trends.Select(day => $"{day["date"]},{day["active"]},{day["potentially_stale"]},{day["stale"]}").Prepend("day,active,potentially_stale,stale")));
        Assert.That(
            (await LinesAsync(browser, $"/flags/projects?{View}&csv=projects")).Skip(1).Select(line => string.Join(',', line.Split(',').Take(4))),
            Is.EquivalentTo(health.Where(week => (string)week["week"]! == "2026-10").Select(week => $"{week["project"]},{week["health"]},{week["technical_debt"]},{week["total"]}")));
        Assert.That(
            (await LinesAsync(browser, $"/flags/use?{View}&csv=applications")).Skip(1),
            Is.EqualTo(use.Select(each => $"{each["application"]},{each["environment"]},{each["flags"]},{each["requests"]},{each["yes"]},{each["no"]}")).And.Count.EqualTo(2));
        Assert.That(health.Select(week => (long)week["stale"]!).Sum(), Is.GreaterThan(0), "there is something to compare");
    }

    [Test]
    public async Task Flags_to_clean_up_and_flags_nobody_asks_for()
    {
        await FillAsync();
        using var browser = await PageBrowser.SignInAsync(Service);
        var stale = await RowsAsync("/api/reports/flags?state=stale,potentially-stale");
        var unused = await RowsAsync("/api/reports/flags?unused_since=2026-02-03");

        Assert.That(stale.Select(flag => $"{flag["flag"]} {flag["state"]} {flag["last_used_on"]}"), Is.EqualTo(["dusty stale ", "worn potentially-stale 2026-02-02"]));
        Assert.That(unused.Select(flag => (string)flag["flag"]!), Is.EqualTo(["dusty", "worn"]), "a flag asked for on the day itself, and one that is younger, are left out");
        Assert.That((await LinesAsync(browser, $"/flags/projects/shop?{View}&csv=flags")).Skip(1).Select(FirstCell), Is.EqualTo(["dusty"]));
        Assert.That((await LinesAsync(browser, $"/flags/use?{View}&csv=unused")).Skip(1).Select(FirstCell), Is.EqualTo(["dusty", "worn"]));
        Assert.That((await browser.GetAsync($"/flags/projects?{View}")).Body, Does.Contain("href=\"https://flags.example/projects/shop/features/dusty\""));
    }

    [Test]
    public async Task Events_as_the_product_words_them_with_their_differences()
    {
        await FillAsync();
        using var browser = await PageBrowser.SignInAsync(Service);
        var page = await browser.GetAsync($"/flags/events?{View}&type=feature-updated");

        Assert.That(page.Body, Does.Contain("<del>1</del>").And.Contain("<ins>2</ins>").And.Not.Contain("<script>alert"));
        Assert.That((await browser.GetAsync($"/flags/events?{View}")).Body, Does.Contain("href=\"https://flags.example/projects/shop"));
        Assert.That(await LinesAsync(browser, $"/flags/events?{View}&type=feature-updated&csv=events"), Has.Length.EqualTo(2));
        Assert.That((await LinesAsync(browser, $"/flags/events/all.csv?{View}")).Skip(1).Select(FirstCell), Is.EqualTo(["4", "3", "2", "1"]));
        foreach (var (filter, ids) in new[] { ("id=3,1", "3 1"), ("id=none", ""), ("group=move", "3"), ("group=move&id=1", "") })
        {
            Assert.That(string.Join(' ', (await LinesAsync(browser, $"/flags/events?{View}&{filter}&csv=events")).Skip(1).Select(FirstCell)), Is.EqualTo(ids), filter);
        }

        var lines = (await browser.GetAsync($"/flags/events/all.ndjson?{View}&project=shop")).Expect(200).Body.Split('\n', StringSplitOptions.RemoveEmptyEntries);
        var rows = await RowsAsync("/api/reports/events?from=2026-02-02&to=2026-03-03&project=shop");
        Assert.That(lines, Has.Length.EqualTo(2));
        Assert.That(lines.Zip(rows, (line, row) => JsonNode.DeepEquals(JsonNode.Parse(line), row)), Is.All.True);
    }

    [TestCase("type=Flag%20ARCHIVED", "4")]
    [TestCase("project=SHOP", "3 1")]
    [TestCase("project=the%20Office", "4", Description = "by name")]
    [TestCase("environment=Production,gone", "3")]
    [TestCase("flag=USED", "")]
    public async Task Filters_take_what_people_call_a_value(string filter, string ids)
    {
        await FillAsync();
        await Service.IngestAsync("projects", Project("shop"), Project("office") with { Name = "The office" });
        using var browser = await PageBrowser.SignInAsync(Service);

        Assert.That(string.Join(' ', (await LinesAsync(browser, $"/flags/events/all.csv?{View}&{filter}")).Skip(1).Select(FirstCell)), Is.EqualTo(ids));
        var page = (await browser.GetAsync($"/flags/events?{View}&{filter}")).Expect(200).Body;
        Assert.That(page.Contains("Nothing was found.", StringComparison.Ordinal), Is.EqualTo(ids.Length == 0));
        Assert.That(page, Does.Contain("<option value=\"feature-archived\" label=\"Flag archived\">").And.Contain("<option value=\"office\" label=\"The office\">").And.Contain("<option value=\"production\">"));
    }

    [Test]
    public async Task A_search_that_finds_nothing_offers_what_may_be_meant()
    {
        await FillAsync();
        using var browser = await PageBrowser.SignInAsync(Service);

        var asFlag = (await browser.GetAsync($"/flags/events?{View}&flag=WEIGHT")).Expect(200).Body;
        var otherCase = (await browser.GetAsync($"/flags/events?{View}&flag=USED")).Expect(200).Body;

        Assert.That(asFlag, Does.Contain("capitals count").And.Contain("&amp;query=WEIGHT&amp;"), "the data have the word");
        Assert.That(otherCase, Does.Contain("&amp;flag=used&amp;").And.Not.Contain("query=USED"), "no data have the word");
    }

    [Test]
    public async Task A_page_beyond_the_last_leads_back_to_it()
    {
        await FillAsync();
        using var browser = await PageBrowser.SignInAsync(Service);

        var page = (await browser.GetAsync($"/flags/events?{View}&offset=100000")).Expect(200).Body;

        Assert.That(page, Does.Contain("There are only 4;").And.Contain(">Last page</a>").And.Not.Contain("100,001").And.Not.Contain("Newer"));
    }

    [Test]
    public async Task Events_say_their_numbers_seconds_and_whose_days_are_meant_and_lead_to_each_of_their_projects()
    {
        await FillAsync();
        await Service.IngestAsync("events", Event(5, "api-token-created", Today.AddDays(-5), project: "office,shop"));
        using var browser = await PageBrowser.SignInAsync(Service);

        var page = (await browser.GetAsync($"/flags/events?{View.Replace("UTC", "Europe/Berlin", StringComparison.Ordinal)}")).Expect(200).Body;

        Assert.That(page, Does.Contain("<span>event 5</span>").And.Contain("days of UTC, times of Europe/Berlin").And.Contain(":00:00</time>"));
        Assert.That(page, Does.Contain("&amp;project=office&amp;").And.Contain("&amp;project=shop&amp;").And.Not.Contain("project=office%2Cshop"));
        Assert.That(page, Does.Contain(">same transaction</a>").And.Contain("group=move"));
    }

    [TestCase("/flags/events?csv=events&", "dev-events-2026-02-02-2026-03-03.csv")]
    [TestCase("/flags/events/all.csv?", "dev-all-events-2026-02-02-2026-03-03.csv")]
    [TestCase("/flags/events/all.ndjson?", "dev-all-events-2026-02-02-2026-03-03.ndjson")]
    [TestCase("/flags?csv=states&", "dev-states-2026-02-02-2026-03-03.csv")]
    public async Task Downloads_are_named_by_instance_and_days(string path, string name)
    {
        await FillAsync();
        using var browser = await PageBrowser.SignInAsync(Service);

        Assert.That((await browser.GetAsync($"{path}{View}")).Expect(200).Response.Content.Headers.ContentDisposition!.ToString(), Is.EqualTo($"attachment; filename=\"{name}\""));
    }

    [Test]
    public async Task Members_see_the_events_of_projects_alone()
    {
        await FillAsync();
        using var browser = await PageBrowser.SignInAsync(Service, (await Service.AddTokenAsync("member", "dev")).Text);

        foreach (var path in new[] { "/flags", "/flags/projects", "/flags/projects/shop", "/flags/use", "/flags/licences", "/flags/events" })
        {
            Assert.That((await browser.GetAsync(path)).Status, Is.EqualTo(200), path);
        }

        Assert.That((await LinesAsync(browser, $"/flags/events?{View}&csv=events")).Skip(1).Select(FirstCell), Is.EqualTo(["4", "3", "1"]));
        Assert.That((await LinesAsync(browser, $"/flags/events/all.csv?{View}")).Skip(1).Select(FirstCell), Is.EqualTo(["4", "3", "1"]));
        using var stranger = new PageBrowser(Service);
        Assert.That((await stranger.GetAsync("/flags/events/all.csv")).Status, Is.EqualTo(302));
    }

    [Test]
    public async Task Licences_of_two_days_differ_by_who_came_between()
    {
        await FillAsync();
        await Service.IngestAsync("users", User(1), User(2) with { CreatedAt = Today.AddDays(-5) });
        using var browser = await PageBrowser.SignInAsync(Service);
        var totals = await RowsAsync("/api/reports/flag-totals");

        Assert.That(await LinesAsync(browser, $"/flags/licences?{View}&csv=statistics"), Does.Contain("Users,1,2,1").And.Contain("Licensed users,1,2,1"));
        Assert.That((long)totals.Single(row => (string)row["name"]! == "users")["count"]!, Is.EqualTo(2));
    }

    /// <summary>Two projects with a stale and a potentially stale flag, asked for by two applications; four events, one of no project.</summary>
    private async Task FillAsync()
    {
        (await Service.AskAsync("PUT", "/api/instances/dev", ServiceUnderTest.Json(new JsonObject { ["kind"] = "flags", ["name"] = "Flags", ["base_url"] = "https://flags.example" }))).Expect(201);
        await Service.IngestAsync("projects", Project("shop"), Project("office"));
        await Service.IngestAsync("environments", Environment("production", "production"), Environment("test", "test"));
        await Service.IngestAsync(
            "flags",
            Flag("dusty", "shop") with { Stale = true, CreatedAt = Today.AddDays(-300) },
            Flag("worn", "office") with { PotentiallyStale = true, CreatedAt = Today.AddDays(-200) },
            Flag("used", "shop") with { CreatedAt = Today.AddDays(-100) },
            Flag("edge", "shop") with { CreatedAt = Today.AddDays(-90) },
            Flag("new", "shop") with { CreatedAt = Today.AddDays(-3) });
        await Service.IngestAsync(
            "flag-metrics",
            Metric("edge", Hour("2026-02-03T00:00:00Z"), yes: 5, no: 1),
            Metric("used", Hour("2026-02-20T10:00:00Z"), app: "phone", environment: "test", no: 2),
            Metric("worn", Hour("2026-02-02T23:00:00Z"), yes: 3));
        await Service.IngestAsync(
            "events",
            Event(1, "feature-created", Today.AddDays(-9), project: "shop") with { FeatureName = "used" },
            Event(2, "user-created", Today.AddDays(-8), project: null),
            Event(3, "feature-updated", Today.AddDays(-7), "production", "shop") with
            {
                GroupType = "transaction",
                GroupId = "move",
                FeatureName = "used", CreatedBy = "<script>alert(1)</script>", PreData = new RawJson("""{"weight":1,"same":true}"""), Data = new RawJson("""{"weight":2,"same":true}"""),
            },
            Event(4, "feature-archived", Today.AddDays(-6), project: "office") with { FeatureName = "gone" });
    }

    private async Task<IReadOnlyList<JsonNode>> RowsAsync(string path) => [.. (await Service.GetAsync(path)).Expect(200).Json["rows"]!.AsArray().Select(row => row!)];

    private static async Task<string[]> LinesAsync(PageBrowser browser, string path) => (await browser.GetAsync(path)).Expect(200).Body.Split("\r\n", StringSplitOptions.RemoveEmptyEntries);

    private static string FirstCell(string line) => line.Split(',')[0];

    private static DateTimeOffset Hour(string text) => DateTimeOffset.Parse(text, System.Globalization.CultureInfo.InvariantCulture);
}
