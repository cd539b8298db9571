using NUnit.Framework;
using Reporting.Testing.Service;
using static Reporting.Testing.Flags.Given;
using Sample = Reporting.Testing.Workspaces.Given;

namespace Reporting.IntegrationTests.Dashboard;

/// <summary>Pages about flags say what their numbers are about, and compare what can be compared.</summary>
internal sealed class FlagNoteTests : ServiceFixture
{
    private const string View = "from=2026-02-02&to=2026-03-04&tz=UTC&compare=none";

    private static readonly DateTimeOffset Today = Sample.Noon;

    [Test]
    public async Task Idle_seats_are_those_that_licences_count_and_are_named()
    {
        await Service.AddInstanceAsync(kind: "flags");
        await Service.IngestAsync(
            "users",
            User(1) with { Name = "Ada", SeenAt = Today.AddDays(-3) },
            User(2) with { Name = "Bob", SeenAt = Today.AddDays(-120) },
            User(3) with { Username = "eve" },
            User(4) with { Name = "Kim", SeenAt = Today.AddDays(-100) },
            User(5) with { Name = "Robot", IsService = true, SeenAt = Today.AddDays(-1) },
            User(6) with { Name = "Gone", SeenAt = Today.AddDays(-3), DeletedAt = Today.AddDays(-2) });
        await Service.IngestAsync("access-tokens", PersonalToken(1, user: 4, Today.AddDays(-2)));
        using var browser = await PageBrowser.SignInAsync(Service);

        Assert.That((await LinesAsync(browser, "/digests/idle-seats?csv=seats"))[1], Is.EqualTo("dev,4,2,0.5"));
        Assert.That((await LinesAsync(browser, "/digests/idle-seats?csv=accounts")).Skip(1), Is.EqualTo(["dev,Bob,,2025-11-04T12:00:00Z", "dev,eve,,"]));
        Assert.That((await LinesAsync(browser, $"/flags/licences?{View}&csv=accounts"))[^1], Is.EqualTo("2026-03-04,2,2"));
    }

    [Test]
    public async Task Numbers_of_a_week_are_not_compared_with_themselves()
    {
        await Service.AddInstanceAsync(kind: "flags");
        await Service.IngestAsync("projects", Project("shop"));
        await Service.IngestAsync("flags", Flag("new", "shop") with { CreatedAt = Today.AddHours(-1) }, Flag("older", "shop") with { CreatedAt = Today.AddDays(-14) }, Flag("oldest", "shop") with { CreatedAt = Today.AddDays(-35) });
        using var browser = await PageBrowser.SignInAsync(Service);

        Assert.That(TileOf(await BodyAsync(browser, "/flags?range=today&tz=UTC"), "created"), Does.Contain(">1<").And.Not.Contain("before"));
        Assert.That(TileOf(await BodyAsync(browser, "/flags?from=2026-02-23&to=2026-03-01&tz=UTC"), "created"), Does.Contain("100%").And.Contain("less than").And.Contain("before"));
        Assert.That(TileOf(await BodyAsync(browser, "/flags?range=28d&tz=UTC"), "created"), Does.Contain(">2<").And.Contain("the same").And.Contain("before"), "four weeks that are over, and four before the first of the range");
    }

    [Test]
    public async Task What_is_not_of_the_project_or_range_says_so()
    {
        await Service.AddInstanceAsync(kind: "flags");
        await Service.IngestAsync("projects", Project("shop"));
        using var browser = await PageBrowser.SignInAsync(Service);
        var none = await BodyAsync(browser, $"/flags/use?{View}&project=shop");
        await Service.IngestAsync("environments", Environment("production", "production"));
        await Service.IngestAsync("events", Event(1, "feature-updated", Today.AddDays(-3), "production", "office"));
        await Service.IngestAsync("flags", Flag("new", "shop") with { CreatedAt = Today.AddDays(-3) });
        var young = await BodyAsync(browser, $"/flags/use?{View}&project=shop");

        Assert.That(none, Does.Contain("There are no flags."));
        Assert.That(young, Does.Contain("No flag is 30 days old yet.").And.Contain("Changes of all projects"));
        Assert.That(TileOf(young, "changes in production"), Does.Contain("in the 30 days to today, of all projects"));
        Assert.That(await BodyAsync(browser, $"/flags/use?{View}"), Does.Not.Contain("of all projects"));
        Assert.That(await BodyAsync(browser, "/flags/use"), Does.Contain("Weeks are shown whole"));
    }

    [Test]
    public async Task Statistics_of_a_past_day_lack_what_has_no_dates()
    {
        await Service.AddInstanceAsync(kind: "flags");
        await Service.IngestAsync("environments", Environment("production", "production"));
        await Service.IngestAsync("users", User(1));
        using var browser = await PageBrowser.SignInAsync(Service);

        Assert.That(await LinesAsync(browser, $"/flags/licences?{View}&csv=statistics"), Does.Contain("what,2026-02-02,2026-03-04,difference").And.Contain("Users,1,1,0").And.Contain("Environments,,1,"));
        Assert.That(await LinesAsync(browser, "/flags/licences?range=today&tz=UTC&csv=statistics"), Does.Contain("what,2026-03-04").And.Contain("Users,1").And.Contain("Environments,1"));
    }

    private static async Task<string> BodyAsync(PageBrowser browser, string path) => (await browser.GetAsync(path)).Expect(200).Body;

    private static async Task<string[]> LinesAsync(PageBrowser browser, string path) => (await BodyAsync(browser, path)).Split("\r\n", StringSplitOptions.RemoveEmptyEntries);

    private static string TileOf(string body, string label) => body.Split("<div class=\"tile").Single(tile => tile.Contains($"<p class=\"label\">{label}</p>", StringComparison.Ordinal)).Split("</div>")[0];
}
