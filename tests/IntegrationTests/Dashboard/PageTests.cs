using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using NUnit.Framework;
using Reporting.Testing.Service;
using Reporting.Testing.Workspaces;
using static Reporting.Testing.Workspaces.Given;

namespace Reporting.IntegrationTests.Dashboard;

/// <summary>Pages show what the API answers, to whom it answers.</summary>
internal sealed partial class PageTests : ServiceFixture
{
    private static readonly DateTimeOffset Tuesday = Noon.AddHours(-27);

    private static readonly IReadOnlyList<string> OfReaders = ["/", "/data", "/settings/sessions", "/digests/week"];
    private static readonly IReadOnlyList<string> OfAuditors = ["/workspaces", "/workspaces/templates", "/workspaces/users", "/digests/idle-seats"];
    private static readonly IReadOnlyList<string> OfAdmins = ["/settings", "/settings/tokens", "/settings/audit", "/settings/instances", "/settings/receivers", "/settings/schedules", "/settings/notifications"];

    [Test]
    public async Task Without_any_instance_each_page_says_so()
    {
        using var browser = await PageBrowser.SignInAsync(Service);

        Assert.That((await browser.GetAsync("/")).Body, Does.Contain("There is no instance yet"));
        Assert.That((await browser.GetAsync("/data")).Body, Does.Contain("There is no instance yet"));
        Assert.That((await browser.GetAsync("/workspaces")).Body, Does.Contain("There is no instance of this kind yet"));
    }

    [TestCase("/workspaces?instance=gone")]
    [TestCase("/workspaces/users?instance=flags&range=7d")]
    [TestCase("/network?instance=dev")]
    public async Task An_address_of_an_instance_that_is_not_there_shows_no_other(string path)
    {
        await Service.AddInstanceAsync("dev");
        await Service.AddInstanceAsync("flags", "flags");
        await Service.AddInstanceAsync("lan", "network");
        using var browser = await PageBrowser.SignInAsync(Service);

        var answer = await browser.GetAsync(path);

        Assert.That((answer.Status, answer.Body.Contains("There is no such instance", StringComparison.Ordinal)), Is.EqualTo((404, true)));
        Assert.That((await browser.GetAsync("/workspaces?instance=dev")).Status, Is.EqualTo(200));
    }

    [TestCase("auditor", 200, 403)]
    [TestCase("member", 403, 403)]
    [TestCase("admin", 200, 200)]
    public async Task A_page_is_for_those_who_may_ask_the_api_for_the_same(string role, int auditors, int admins)
    {
        await Service.AddInstanceAsync();
        using var browser = await PageBrowser.SignInAsync(Service, (await Service.AddTokenAsync(role)).Text);

        Assert.That(await StatusesAsync(browser, OfReaders), Is.All.EqualTo(200));
        Assert.That((await browser.GetAsync("/data")).Body.Contains("the database takes", StringComparison.Ordinal), Is.EqualTo(admins == 200), "its size is the operator's business");
        Assert.That(await StatusesAsync(browser, OfAuditors), Is.All.EqualTo(auditors));
        Assert.That(await StatusesAsync(browser, OfAdmins), Is.All.EqualTo(admins));
    }

    [Test]
    public async Task Who_is_bound_to_an_instance_sees_no_other()
    {
        await Service.AddInstanceAsync("dev");
        await Service.AddInstanceAsync("secret");
        using var browser = await PageBrowser.SignInAsync(Service, (await Service.AddTokenAsync("admin", "dev")).Text);
        foreach (var path in OfReaders.Concat(OfAuditors).Concat(OfAdmins).Concat(["/workspaces?instance=secret"]))
        {
            // What the address itself says is in the page's links.
            var body = (await browser.GetAsync(path)).Body.Replace("instance=secret", "", StringComparison.Ordinal).Replace("name=\"instance\" value=\"secret\"", "", StringComparison.Ordinal);
            Assert.That(body, Does.Not.Contain("secret"), path);
        }
    }

    [Test]
    public async Task Numbers_and_csv_are_those_of_the_api()
    {
        await FillAsync();
        using var browser = await PageBrowser.SignInAsync(Service);
        const string Range = "from=2026-02-23&to=2026-03-03&timezone=Europe/Berlin";
        const string View = "from=2026-02-23&to=2026-03-03&tz=Europe/Berlin&compare=none";
        var days = await RowsAsync($"/api/reports/active-users?{Range}");
        var users = await RowsAsync($"/api/reports/user-activity?{Range}");
        var templates = await RowsAsync($"/api/reports/template-usage?{Range}");

        Assert.That(Lines(await browser.GetAsync($"/workspaces?{View}&csv=active")), Is.EqualTo(days.Select(day => $"{day["date"]},{day["users"]}").Prepend("day,people")));
        Assert.That(
            Lines(await browser.GetAsync($"/workspaces/users?{View}&csv=users")).Skip(1).Select(line => string.Join(',', line.Split(',').Take(2))),
            Is.EquivalentTo(users.Select(user => $"{user["username"]},{user["seconds"]}").Append("idle,0")));
        Assert.That(
            Lines(await browser.GetAsync($"/workspaces/templates?{View}&csv=templates")).Skip(1).Select(line => line.Split(',')).Select(cells => $"{cells[0]},{cells[1]},{cells[3]}"),
            Is.EquivalentTo(templates.Select(template => $"{template["name"] ?? template["template_id"]!},{template["seconds"]},{template["active_users"]}")));
        Assert.That((await browser.GetAsync($"/workspaces?{View}")).Body, Does.Contain("<p class=\"big\">0.4</p>"), "three on eight days, since nothing was recorded before");
        Assert.That(days.Sum(day => (int)day["users"]!), Is.GreaterThan(2), "there is something to compare");
    }

    [Test]
    public async Task The_table_of_a_figure_has_the_rows_of_its_csv()
    {
        await FillAsync();
        using var browser = await PageBrowser.SignInAsync(Service);
        var page = await browser.GetAsync("/workspaces?range=7d&compare=none");
        var csv = Lines(await browser.GetAsync("/workspaces?range=7d&compare=none&csv=active"));
        var figure = page.Body[page.Body.IndexOf("id=\"active\"", StringComparison.Ordinal)..page.Body.IndexOf("id=\"weekly\"", StringComparison.Ordinal)];

        Assert.That(
            Row().Matches(figure).Select(row => $"{row.Groups["day"].Value},{row.Groups["value"].Value}").ToList(),
            Is.EqualTo(csv.Skip(1)).And.Count.EqualTo(7));
        Assert.That((await browser.GetAsync("/workspaces?csv=nothing")).Status, Is.EqualTo(404));
    }

    [TestCase("from=2024-02-27&to=2024-03-01", "day", Description = "a leap day")]
    [TestCase("from=2025-11-20&to=2026-03-03", "week", Description = "weeks across New Year")]
    [TestCase("from=2024-03-29&to=2024-04-01", "day", Description = "the clock is put forward")]
    public async Task Days_and_weeks_are_those_of_the_calendar(string range, string interval)
    {
        await FillAsync();
        await Service.IngestAsync("usage", [.. new[] { "2024-02-29T23:30:00Z", "2024-03-01T22:30:00Z", "2024-03-31T21:30:00Z", "2024-03-31T22:00:00Z", "2025-12-28T23:00:00Z", "2026-01-04T22:30:00Z" }
            .SelectMany((at, person) => User($"person-{person}").On("go").Reported(DateTimeOffset.Parse(at, System.Globalization.CultureInfo.InvariantCulture), 20).Usage)]);
        using var browser = await PageBrowser.SignInAsync(Service);
        var days = await RowsAsync($"/api/reports/active-users?{range}&interval={interval}&timezone=Europe/Berlin");

        Assert.That(Lines(await browser.GetAsync($"/workspaces?{range}&tz=Europe/Berlin&compare=none&csv=active")).Skip(1), Is.EqualTo(days.Select(day => $"{day["date"]},{day["users"]}")));
        Assert.That(days.Sum(day => (int)day["users"]!), Is.GreaterThan(1), "there is something to compare");
    }

    [Test]
    public async Task A_table_and_its_csv_are_sorted_as_the_address_says()
    {
        await FillAsync();
        using var browser = await PageBrowser.SignInAsync(Service);
        var page = (await browser.GetAsync("/workspaces/users?range=28d&sort=users.user.desc")).Expect(200).Body;
        var names = new[] { "idle", "bob", "ada" };

        Assert.That(Lines(await browser.GetAsync("/workspaces/users?range=28d&sort=users.user.desc&csv=users")).Skip(1).Select(line => line.Split(',')[0]), Is.EqualTo(names));
        Assert.That(names.Select(name => page.IndexOf($">{name}</a>", StringComparison.Ordinal)), Is.Ordered.And.All.GreaterThan(0));
        Assert.That(page, Does.Contain("aria-sort=\"descending\"").And.Contain("sort=users.user.asc").And.Contain("sort=users.seconds.desc"));
        Assert.That((await browser.GetAsync("/settings/tokens?sort=tokens.name.desc")).Status, Is.EqualTo(200));
    }

    [Test]
    public async Task Two_accounts_of_one_name_lead_each_to_its_own_page()
    {
        await FillAsync();
        await Service.IngestAsync("users", Known("ada") with { Id = Ids.Of("another ada") });
        using var browser = await PageBrowser.SignInAsync(Service);
        foreach (var sort in new[] { "", "&sort=users.user.asc", "&sort=users.seconds.desc" })
        {
            var page = (await browser.GetAsync($"/workspaces/users?range=28d{sort}")).Expect(200).Body;

            Assert.That(new[] { "ada", "another ada" }.Where(name => !page.Contains($"href=\"/workspaces/users/{Ids.Of(name)}?", StringComparison.Ordinal)), Is.Empty, sort);
        }
    }

    [TestCase("br", "br")]
    [TestCase("gzip, br;q=0", "gzip")]
    [TestCase("br;q=0, gzip;q=0", "")]
    public async Task A_page_has_a_coding_that_is_taken(string accepted, string coding)
    {
        using var answer = await Service.OpenAsync("/sign-in", authorization: null, request => request.Headers.Add("Accept-Encoding", accepted));

        Assert.That(string.Join(", ", answer.Content.Headers.ContentEncoding), Is.EqualTo(coding));
    }

    [Test]
    public async Task The_first_of_many_accounts_are_listed_and_all_where_asked_for()
    {
        await FillAsync();
        await Service.IngestAsync("users", [.. Enumerable.Range(0, 230).Select(number => Known($"many-{number:000}"))]);
        using var browser = await PageBrowser.SignInAsync(Service);

        await ListsAsync("&sort=users.user.desc", "many-229", 50);
        await ListsAsync("&sort=users.user.asc", "ada", 50);
        await ListsAsync("&sort=users.user.asc&rows=all", "ada", 233);
        await ListsAsync("&user=many-00", "many-000", 10);
        Assert.That(Lines(await browser.GetAsync("/workspaces/users?range=28d&csv=users")).Skip(1).Count(), Is.EqualTo(233));

        async Task ListsAsync(string view, string first, int count)
        {
            var page = (await browser.GetAsync($"/workspaces/users?range=28d{view}")).Expect(200).Body;
            var names = UserLink().Matches(page).Select(link => link.Groups["name"].Value).ToList();

            Assert.That(names, Has.Count.EqualTo(count), view);
            Assert.That(names[0], Is.EqualTo(first), view);
            Assert.That(page.Contains("The first 50 of 233.", StringComparison.Ordinal), Is.EqualTo(count == 50), view);
        }
    }

    [Test]
    public async Task Reports_that_pages_brought_along()
    {
        await FillAsync();
        const string Range = "from=2026-03-02&to=2026-03-03";

        Assert.That(
            (await RowsAsync($"/api/reports/accounts?{Range}")).Select(row => $"{row["username"]} {row["last_used_at"]}"),
            Is.EqualTo(["ada 2026-03-03T10:00:00Z", "bob ", "idle "]));
        Assert.That(
            (await RowsAsync($"/api/reports/user-days?{Range}&timezone=Asia/Kolkata&user={Ids.Of("ada")}")).Select(row => $"{row["date"]} {row["half_hours"]}"),
            Is.EqualTo(["2026-03-02 0", "2026-03-03 2"]));
        Assert.That((await RowsAsync($"/api/reports/unused-templates?{Range}")).Select(row => (string)row["name"]!), Is.EqualTo(["old"]));
        Assert.That((await RowsAsync("/api/reports/templates")).Select(row => (string)row["name"]!), Is.EqualTo(["go", "old"]));
        Assert.That((await RowsAsync($"/api/reports/active-user-total?{Range}")).Select(row => (int)row["users"]!), Is.EqualTo([1]));
        Assert.That(
            (await RowsAsync($"/api/reports/active-hours?{Range}")).Where(row => (double)row["users"]! > 0).Select(row => $"{row["weekday"]} {row["hour"]} {row["users"]}"),
            Is.EqualTo(["2 9 1"]));
    }

    [Test]
    public async Task A_token_is_made_shown_once_used_and_revoked()
    {
        using var browser = await PageBrowser.SignInAsync(Service);
        var form = PageBrowser.FormTokenOf(await browser.GetAsync("/settings/tokens"));
        var refused = await browser.PostAsync("/settings/tokens", ("form", form), ("name", ""), ("role", "king"));
        var foreign = await browser.PostFromAsync("cross-site", "/settings/tokens", ("form", form), ("name", "ci"), ("role", "auditor"));
        var made = await browser.PostAsync("/settings/tokens", ("form", form), ("name", "ci"), ("role", "auditor"), ("expires", "2026-04-01"));
        var shown = await browser.GetAsync("/settings/tokens");
        var token = Code().Match(shown.Body).Groups["text"].Value;
        var id = (await Service.GetAsync("/api/tokens")).Json.AsArray().Single(each => (string)each!["name"]! == "ci")!["id"]!.GetValue<long>();
        var used = (await Service.GetAsync("/api/instances", token)).Status;
        var again = await browser.GetAsync("/settings/tokens");
        var revoked = await browser.PostAsync("/settings/tokens/revoke", ("form", form), ("id", $"{id}"));

        Assert.That((refused.Status, foreign.Status, made.Status, used, revoked.Status), Is.EqualTo((400, 403, 303, 200, 303)));
        Assert.That(refused.Body, Does.Contain("Name is required.").And.Contain("Role must be one of"));
        Assert.That(shown.Response.Headers.CacheControl!.NoStore, Is.True);
        Assert.That(again.Body, Does.Contain(">ci<").And.Not.Contain(token).And.Contain($"<td class=\"number\">{id}</td>"));
        Assert.That((await Service.GetAsync("/api/instances", token)).Status, Is.EqualTo(401));
        Assert.That((await browser.GetAsync("/settings/audit")).Body, Does.Contain("made a token").And.Contain("revoked a token"));
    }

    [Test]
    public async Task A_new_token_is_shown_to_the_session_that_made_it_and_for_a_minute()
    {
        using var browser = await PageBrowser.SignInAsync(Service);
        using var another = await PageBrowser.SignInAsync(Service);
        var made = (await browser.PostAsync("/settings/tokens", ("form", PageBrowser.FormTokenOf(await browser.GetAsync("/settings/tokens"))), ("name", "ci"), ("role", "auditor"))).Expect(303);
        var cookie = browser.Cookies["reporting-new-token"];
        another.Cookies["reporting-new-token"] = cookie;
        var elsewhere = await another.GetAsync("/settings/tokens");
        Service.Clock.Advance(TimeSpan.FromSeconds(61));
        var late = await browser.GetAsync("/settings/tokens");
        browser.Cookies["reporting-new-token"] = "no-cookie";
        var wrong = await browser.GetAsync("/settings/tokens");

        Assert.That(made.Response.Headers.GetValues("Set-Cookie").Single(), Does.Match("^reporting-new-token=[0-9A-Za-z_-]+; max-age=60; path=/settings/tokens; samesite=strict; httponly$"));
        Assert.That(new[] { elsewhere.Body, late.Body, wrong.Body }, Has.All.Not.Contains("<code>"));
        Assert.That((elsewhere.Status, late.Status, wrong.Status), Is.EqualTo((200, 200, 200)));
        Assert.That(browser.Cookies, Does.Not.ContainKey("reporting-new-token"));
    }

    [Test]
    public async Task A_token_is_good_to_the_end_of_its_last_day_where_the_reader_is()
    {
        using var browser = await PageBrowser.SignInAsync(Service);
        browser.Cookies["reporting-zone"] = "Europe/Berlin";
        var page = await browser.GetAsync("/settings/tokens");
        (string, string)[] fields = [("form", PageBrowser.FormTokenOf(page)), ("name", "ci"), ("role", "auditor"), ("zone", "Europe/Berlin")];
        var refused = await browser.PostAsync("/settings/tokens", [.. fields, ("networks", "10.1.0.0/8"), ("expires", "2020-01-01")]);
        (await browser.PostAsync("/settings/tokens", [.. fields, ("expires", "2026-04-01")])).Expect(303);
        var token = (await Service.GetAsync("/api/tokens")).Json.AsArray().Single(each => (string)each!["name"]! == "ci")!;

        Assert.That(page.Body, Does.Contain("Last day, to its end in Europe/Berlin").And.Contain("name=\"zone\" value=\"Europe/Berlin\""));
        Assert.That(refused.Body, Does.Contain("Last day must be in the future.").And.Contain("Networks: 10.1.0.0/8 must be a network"));
        Assert.That((string)token["expires_at"]!, Is.EqualTo("2026-04-01T22:00:00Z"));
    }

    [Test]
    public async Task What_was_saved_of_an_instance_is_said()
    {
        using var browser = await PageBrowser.SignInAsync(Service);
        var form = PageBrowser.FormTokenOf(await browser.GetAsync("/settings/instances"));
        var saved = await browser.PostAsync("/settings/instances", ("form", form), ("key", "dev"), ("kind", "workspaces"), ("name", "Development"), ("zone", "Europe/Berlin"));
        var page = await browser.GetAsync(saved.Response.Headers.Location!.ToString());

        Assert.That((saved.Status, saved.Response.Headers.Location?.ToString()), Is.EqualTo((303, "/settings/instances?saved=dev")));
        Assert.That(page.Body, Does.Contain("Development is saved.").And.Contain("with the key dev, in the time zone Europe/Berlin"));
        Assert.That((await browser.GetAsync("/settings/instances?saved=gone")).Body, Does.Not.Contain("is saved."));
    }

    [Test]
    public async Task Sessions_are_ended_by_administrators_and_by_their_own_token()
    {
        using var admin = await PageBrowser.SignInAsync(Service);
        var (_, auditorToken) = await Service.AddTokenAsync("auditor");
        using var auditor = await PageBrowser.SignInAsync(Service, auditorToken);
        using var member = await PageBrowser.SignInAsync(Service, (await Service.AddTokenAsync("member")).Text);
        var page = await member.GetAsync("/settings/sessions");
        var ids = SessionId().Matches((await admin.GetAsync("/settings/sessions")).Body).Select(match => match.Groups["id"].Value).ToList();
        foreach (var id in ids)
        {
            await member.PostAsync("/settings/sessions/end", ("form", PageBrowser.FormTokenOf(page)), ("id", id));
        }

        Assert.That(ids, Has.Count.EqualTo(3));
        Assert.That(page.Body, Does.Contain("this one").And.Not.Contain("auditor"));
        Assert.That(await Task.WhenAll(StatusAsync(admin), StatusAsync(auditor), StatusAsync(member)), Is.EqualTo([200, 200, 302]));
        using var another = await PageBrowser.SignInAsync(Service);
        var form = PageBrowser.FormTokenOf(await another.GetAsync("/settings/sessions"));
        await Task.WhenAll(ids.Select(id => another.PostAsync("/settings/sessions/end", ("form", form), ("id", id))));
        Assert.That(await Task.WhenAll(StatusAsync(another), StatusAsync(admin), StatusAsync(auditor)), Is.EqualTo([200, 302, 302]));
    }

    [Test]
    public async Task People_are_told_on_a_page_that_there_is_none()
    {
        (string, string) people = ("Accept", "text/html,application/xhtml+xml");
        var page = await Service.GetAsync("/nowhere", headers: people);

        Assert.That((page.Status, page.Type), Is.EqualTo((404, "text/html; charset=utf-8")));
        Assert.That(page.Body, Does.Contain("There is no such page"));
        Assert.That((await Service.GetAsync("/nowhere")).Type, Is.EqualTo("application/problem+json"));
        Assert.That((await Service.GetAsync("/api/nowhere", headers: people)).Type, Is.EqualTo("application/problem+json"));
    }

    [Test]
    public async Task Settings_show_numbers_and_no_secrets()
    {
        using var browser = await PageBrowser.SignInAsync(Service);

        Assert.That((await browser.GetAsync("/settings")).Body, Does.Contain("Requests:TimeoutSeconds").And.Not.Contain(ServiceUnderTest.AdminToken).And.Not.Contain("AdminToken"));
    }

    /// <summary>Ada works on the Tuesday before, Bob a week earlier; an account and a template have no use.</summary>
    private async Task FillAsync()
    {
        await Service.AddInstanceAsync();
        await Service.IngestAsync("users", Known("ada"), Known("bob"), Known("idle"));
        await Service.IngestAsync("templates", Template("go"), Template("old"));
        var ada = User("ada").On("go").Reported(Tuesday, 20).Reported(Tuesday.AddMinutes(30), 30);
        var bob = User("bob").On("go").Reported(Tuesday.AddDays(-7), 10).Reported(Tuesday.AddDays(-6), 10);
        await Service.IngestAsync("usage", [.. ada.Usage, .. bob.Usage]);
    }

    private async Task<IReadOnlyList<JsonNode>> RowsAsync(string path) => [.. (await Service.GetAsync(path)).Expect(200).Json["rows"]!.AsArray().Select(row => row!)];

    private static async Task<int> StatusAsync(PageBrowser browser) => (await browser.GetAsync("/")).Status;

    private static async Task<IReadOnlyList<int>> StatusesAsync(PageBrowser browser, IReadOnlyList<string> paths)
    {
        var statuses = new List<int>();
        foreach (var path in paths)
        {
            statuses.Add((await browser.GetAsync(path)).Status);
        }

        return statuses;
    }

    private static string[] Lines(Answer csv) => csv.Expect(200).Body.Split("\r\n", StringSplitOptions.RemoveEmptyEntries);

    [GeneratedRegex("<tr data-day=\"(?<day>[0-9-]+)\">.*?<td class=\"number\">(?<value>[0-9]+)</td>", RegexOptions.ExplicitCapture | RegexOptions.Singleline, 1000)]
    private static partial Regex Row();

    [GeneratedRegex("<code>(?<text>[0-9A-Za-z-]+)</code>", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Code();

    [GeneratedRegex("<a href=\"/workspaces/users/[^\"]+\">(?<name>[^<]+)</a>", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex UserLink();

    [GeneratedRegex("name=\"id\" value=\"(?<id>[0-9]+)\"", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex SessionId();
}
