using System.Text.Json.Nodes;
using NUnit.Framework;
using Reporting.Testing.Network;
using Reporting.Testing.Service;
using Reporting.Testing.Workspaces;
using static Reporting.Testing.Workspaces.Given;

namespace Reporting.IntegrationTests.Privacy;

/// <summary>What an instance shows of its users, everywhere the same.</summary>
internal sealed class UserPrivacyTests : PeopleFixture
{
    /// <summary>Every way to an answer in which a person may stand; a test by reflection finds queries that are on no such list.</summary>
    private static readonly IReadOnlyList<string> Paths =
    [
        $"/api/v2/insights/user-activity?{Window}",
        $"/api/v2/insights/user-latency?{Window}",
        $"/api/v2/insights/templates?{Window}",
        $"/api/reports/user-activity?instance=dev&{Range}",
        $"/api/reports/user-latency?instance=dev&{Range}",
        $"/api/reports/accounts?instance=dev&{Range}",
        $"/api/reports/template-usage?instance=dev&{Range}",
        "/api/reports/events?instance=shop",
        "/api/admin/events",
        "/api/admin/events?project=checkout",
        "/api/admin/events/pay",
        "/api/admin/search/events",
        "/api/admin/search/events/csv",
        "/api/admin/event-creators",
        $"/api/reports/network-users?instance=net&{Range}",
    ];

    private static readonly IReadOnlyList<string> Pages =
    [
        "/", "/workspaces?from=2026-03-01&to=2026-03-03", "/workspaces/users?from=2026-03-01&to=2026-03-03", "/workspaces/users?from=2026-03-01&to=2026-03-03&csv=users",
        "/workspaces/templates?from=2026-03-01&to=2026-03-03", "/flags/events", "/network?from=2026-03-01&to=2026-03-03",
    ];

    [TearDown]
    public Task ShowNamesAsync() => SetPrivacyAsync("names");

    [Test]
    public async Task Names_are_shown_unless_something_else_is_set()
    {
        var bodies = await AllAsync();

        Assert.That(Telling.Take(4).Where(text => !bodies.Contains(text, StringComparison.Ordinal)), Is.Empty);
        Assert.That((await Service.GetAsync("/api/instances/dev")).Json["user_privacy"]!.GetValue<string>(), Is.EqualTo("names"));
    }

    [Test]
    public async Task Seats_are_not_told_of_an_instance_without_users()
    {
        using var browser = await PageBrowser.SignInAsync(Service);
        var named = (await browser.GetAsync("/digests/idle-seats?from=2026-03-01&to=2026-03-03&csv=seats")).Expect(200).Body;

        await SetPrivacyAsync("none");

        Assert.That(named, Does.Contain("dev,12,0"));
        Assert.That((await browser.GetAsync("/digests/idle-seats?from=2026-03-01&to=2026-03-03&csv=seats")).Expect(200).Body, Does.Not.Contain("dev,").And.Contain("shop,2"));
        Assert.That((await browser.GetAsync("/digests/idle-seats?from=2026-03-01&to=2026-03-03")).Expect(200).Body, Does.Contain("dev shows no users: whose seats are idle there is not told."));
    }

    [Test]
    public async Task Users_who_did_as_much_are_in_the_order_of_what_is_shown()
    {
        await IngestAsync("net", Enumerable.Range(20, 12).Select(user => Logged.Change(Noon.AddDays(-20), device: 1, user: user)));
        await SetPrivacyAsync("pseudonyms");

        var ids = (await RowsAsync("/api/reports/network-users?instance=net&from=2026-02-01&to=2026-02-28&timezone=UTC")).Select(row => row["user_id"]!.GetValue<long>()).ToList();

        Assert.That(ids, Has.Count.EqualTo(12).And.Ordered);
    }

    [TestCase("pseudonyms")]
    [TestCase("none")]
    public async Task Nothing_tells_who_somebody_is(string privacy)
    {
        await SetPrivacyAsync(privacy);
        using var browser = await PageBrowser.SignInAsync(Service);
        foreach (var path in Paths)
        {
            RefuseTelling((await Service.GetAsync(path)).Expect(200).Body, path);
        }

        foreach (var page in Pages)
        {
            RefuseTelling((await browser.GetAsync(page)).Expect(200).Body, page);
        }
    }

    [Test]
    public async Task A_pseudonym_is_the_same_everywhere()
    {
        await SetPrivacyAsync("pseudonyms");
        var activity = await RowsAsync($"/api/reports/user-activity?instance=dev&{Range}");
        var latency = await RowsAsync($"/api/reports/user-latency?instance=dev&{Range}");
        var accounts = await RowsAsync($"/api/reports/accounts?instance=dev&{Range}");
        var product = (await Service.GetAsync($"/api/v2/insights/user-activity?{Window}")).Json["report"]!["users"]!.AsArray();
        var creators = (await Service.GetAsync("/api/admin/event-creators")).Json.AsArray();
        var events = (await Service.GetAsync("/api/admin/events")).Json["events"]!.AsArray();

        Assert.That(activity, Has.Count.EqualTo(12));
        Assert.That(latency.Select(Person), Is.EqualTo(activity.Select(Person)));
        Assert.That(accounts.Select(Person), Is.EquivalentTo(activity.Select(Person)));
        Assert.That(product.Select(row => Person(row!)), Is.EqualTo(activity.Select(Person)));
        Assert.That(activity.Select(row => (string)row["username"]!), Is.All.Match("^user-[0-9a-f]{12}$"));
        Assert.That(activity.Select(row => (string)row["username"]!), Is.Unique);
        var adelheid = events.Single(each => (long)each!["id"]! == 2)!;
        Assert.That(creators.Select(each => ((long)each!["id"]!, (string)each["name"]!)), Does.Contain(((long)adelheid["createdByUserId"]!, (string)adelheid["createdBy"]!)).And.Contain((-1337L, "Unleash System")));
        Assert.That((string)adelheid["data"]!["createdBy"]!, Is.EqualTo((string)adelheid["createdBy"]!));
        Assert.That((long)adelheid["data"]!["createdByUserId"]!, Is.EqualTo((long)adelheid["createdByUserId"]!));
    }

    [Test]
    public async Task A_pseudonym_is_asked_for_as_it_is_shown_and_a_name_finds_nothing()
    {
        await SetPrivacyAsync("pseudonyms");
        var creator = (long)(await Service.GetAsync("/api/admin/event-creators")).Json.AsArray().First(each => (long)each!["id"]! > 0)!["id"]!;
        var user = (string)(await RowsAsync($"/api/reports/user-activity?instance=dev&{Range}"))[0]["user_id"]!;

        Assert.That((long)(await Service.GetAsync($"/api/admin/search/events?createdBy=IS:{creator}")).Json["total"]!, Is.GreaterThan(0));
        Assert.That((long)(await Service.GetAsync("/api/admin/search/events?createdBy=IS:3")).Json["total"]!, Is.Zero);
        Assert.That((long)(await Service.GetAsync("/api/admin/search/events?query=adelheid@example.com")).Json["total"]!, Is.Zero);
        Assert.That((long)(await Service.GetAsync("/api/admin/search/events?query=pay")).Json["total"]!, Is.EqualTo(3));
        Assert.That((await RowsAsync($"/api/reports/user-days?instance=dev&user={user}&{Range}")).Sum(day => (int)day["half_hours"]!), Is.EqualTo(1));
        Assert.That((await RowsAsync($"/api/reports/user-days?instance=dev&user={Ids.Of("adelheid")}&{Range}")).Sum(day => (int)day["half_hours"]!), Is.Zero);
    }

    [Test]
    public async Task Without_users_apps_of_templates_that_few_use_are_left_out_and_so_is_the_next_one()
    {
        var apps = await RowsAsync($"/api/reports/template-apps?instance=dev&{Range}");
        await SetPrivacyAsync("none");

        Assert.That(apps.Select(row => $"{row["template_name"]} {row["slug"]} {row["seconds"]}"), Is.EquivalentTo(["go ssh 3600", "rust ssh 2400", "cobol ssh 1200"]));
        Assert.That(await RowsAsync($"/api/reports/template-apps?instance=dev&{Range}"), Is.Empty);
    }

    [Test]
    public async Task Without_users_there_are_no_lists_by_user_and_no_small_groups()
    {
        await SetPrivacyAsync("none");
        var templates = await RowsAsync($"/api/reports/template-usage?instance=dev&{Range}");
        var few = await RowsAsync($"/api/reports/active-user-total?instance=dev&template={Ids.Of("cobol")}&{Range}");

        foreach (var list in new[] { $"user-activity?instance=dev&{Range}", $"user-latency?instance=dev&{Range}", $"accounts?instance=dev&{Range}", $"network-users?instance=net&{Range}", $"user-days?instance=dev&user={Ids.Of("adelheid")}&{Range}" })
        {
            Assert.That(await RowsAsync($"/api/reports/{list}"), Is.Empty, list);
        }

        Assert.That(templates.Select(row => $"{row["name"]} {row["active_users"]} {row["seconds"]}"), Is.EquivalentTo(["go 6 3600", "other 6 3600"]));
        Assert.That(await RowsAsync($"/api/reports/template-trends?instance=dev&interval=week&{Range}"), Is.Empty, "the smallest that is left is hidden with the small ones");
        Assert.That((await RowsAsync($"/api/reports/template-trends?instance=dev&interval=week&template={Ids.Of("go")}&{Range}")).Select(row => $"{row["template_name"]} {row["active_users"]} {row["seconds"]}"), Is.EqualTo(["go 6 3600"]));
        Assert.That(await RowsAsync($"/api/reports/app-trends?instance=dev&interval=week&template={Ids.Of("cobol")}&{Range}"), Is.Empty);
        Assert.That((await RowsAsync($"/api/reports/app-trends?instance=dev&interval=week&{Range}")).Select(row => $"{row["slug"]} {row["seconds"]}"), Is.EqualTo(["ssh 7200"]));
        Assert.That((int)few[0]["users"]!, Is.Zero);
        Assert.That((await Service.GetAsync("/api/admin/event-creators")).Json.AsArray(), Is.Empty);
    }

    [TestCase("pseudonyms")]
    [TestCase("none")]
    public async Task Sums_stay_as_they_are(string privacy)
    {
        string[] paths =
        [
            $"/api/reports/active-users?instance=dev&{Range}", $"/api/reports/active-user-total?instance=dev&{Range}", $"/api/reports/app-usage?instance=dev&{Range}",
            $"/api/reports/network-activity?instance=net&{Range}", "/api/admin/instance-admin/statistics",
        ];
        var before = await BodiesAsync(paths);
        await SetPrivacyAsync(privacy);

        Assert.That(await BodiesAsync(paths), Is.EqualTo(before));
    }

    [Test]
    public async Task A_report_that_was_kept_is_not_shown_again_and_the_change_is_audited()
    {
        var path = $"/api/reports/user-activity?instance=dev&{Range}";
        var before = await Service.GetAsync(path);
        await SetPrivacyAsync("pseudonyms");
        var after = await Service.GetAsync(path, ServiceUnderTest.AdminToken, ("If-None-Match", before.Tag!));
        await using var another = await Service.StartAnotherAsync();
        var elsewhere = await another.GetAsync(path);

        Assert.That((after.Status, after.Body == before.Body), Is.EqualTo((200, false)));
        Assert.That(elsewhere.Body, Is.EqualTo(after.Body));
        Assert.That((await Service.GetAsync("/api/audit")).Body, Does.Contain("\"user_privacy\":\"pseudonyms\""));
    }

    [Test]
    public async Task A_change_of_something_else_leaves_it()
    {
        await SetPrivacyAsync("none");
        var changed = await Service.AskAsync("PUT", "/api/instances/dev", ServiceUnderTest.Json(new JsonObject { ["kind"] = "workspaces", ["name"] = "Dev" }));

        Assert.That((string)changed.Expect(200).Json["user_privacy"]!, Is.EqualTo("none"));
        Assert.That((await Service.AskAsync("PUT", "/api/instances/dev", ServiceUnderTest.Json(new JsonObject { ["kind"] = "workspaces", ["name"] = "Dev", ["user_privacy"] = "some" }))).Body, Does.Contain("\"field\":\"user_privacy\",\"message\":\"must be one of names, pseudonyms, none\""));
    }

    [Test]
    public async Task Tools_of_business_intelligence_see_the_same()
    {
        await SetPrivacyAsync("pseudonyms");
        var shown = (await RowsAsync($"/api/reports/user-activity?instance=dev&{Range}")).Select(Person);
        var pseudonyms = await Service.QueryAsync("SELECT user_id || ' ' || user_name FROM bi.users WHERE instance = 'dev'");
        var adelheid = (await Service.GetAsync("/api/admin/events")).Json["events"]!.AsArray().Single(each => (long)each!["id"]! == 2)!;
        var ofFlags = await Service.QueryAsync("SELECT user_id || ' ' || user_name FROM bi.users WHERE instance = 'shop'");
        await SetPrivacyAsync("none");

        Assert.That(pseudonyms, Is.EquivalentTo(shown));
        Assert.That(ofFlags, Does.Contain($"{adelheid["createdByUserId"]} {adelheid["createdBy"]}"));
        Assert.That(await Service.QueryAsync("SELECT user_id FROM bi.users UNION ALL SELECT user_id FROM bi.user_activity_daily"), Is.Empty);
        Assert.That(await Service.QueryAsync("SELECT template FROM bi.template_usage_daily WHERE instance = 'dev'"), Is.EqualTo(["go"]));
        Assert.That(await Service.QueryAsync("SELECT coalesce(user_id, user_name, '-') FROM bi.flag_events WHERE user_name IS DISTINCT FROM 'system'"), Is.Not.Empty.And.All.EqualTo("-"));
    }

    private static string Person(JsonNode row) => $"{row["user_id"]} {row["username"]}";

    private static void RefuseTelling(string body, string path)
        => Assert.That(Telling.Where(text => body.Contains(text, StringComparison.Ordinal)), Is.Empty, $"{path}: {body}");

    private async Task<string> AllAsync() => string.Join('\n', await BodiesAsync(Paths));

    private async Task<IReadOnlyList<string>> BodiesAsync(IEnumerable<string> paths)
    {
        List<string> bodies = [];
        foreach (var path in paths)
        {
            bodies.Add((await Service.GetAsync(path)).Expect(200).Body);
        }

        return bodies;
    }
}
