using NUnit.Framework;
using Reporting.Testing.Service;
using static Reporting.Testing.Flags.Given;
using Sample = Reporting.Testing.Workspaces.Given;

namespace Reporting.IntegrationTests.Dashboard;

/// <summary>Pages of projects say which project they are about, whether it is still there, and list all of its flags.</summary>
internal sealed class ProjectPageTests : ServiceFixture
{
    private const string View = "from=2026-02-02&to=2026-03-03&tz=UTC&compare=none";
    private const int Flags = 120;

    private static readonly DateTimeOffset Today = Sample.Noon;

    [Test]
    public async Task A_project_that_never_was_has_no_page_and_one_that_is_no_more_says_so()
    {
        await Service.AddInstanceAsync(kind: "flags");
        await Service.IngestAsync("projects", Project("shop"), Project("old") with { ArchivedAt = Today.AddDays(-9) });
        await Service.IngestAsync("events", Event(1, "feature-created", Today.AddDays(-9), project: "gone") with { FeatureName = "used" });
        using var browser = await PageBrowser.SignInAsync(Service);
        var never = await browser.GetAsync("/flags/projects/nope");

        Assert.That((never.Status, never.Type), Is.EqualTo((404, "text/html; charset=utf-8")));
        Assert.That(never.Body, Does.Contain("There is no such project"));
        Assert.That((await browser.GetAsync("/flags/projects/nope?csv=states")).Status, Is.EqualTo(404));
        Assert.That((await browser.GetAsync("/flags/projects/gone")).Expect(200).Body, Does.Contain("This project was deleted."));
        Assert.That((await browser.GetAsync("/flags/projects/old")).Expect(200).Body, Does.Contain("This project was archived on"));
        Assert.That((await browser.GetAsync("/flags/projects/shop")).Expect(200).Body, Does.Not.Contain("This project was"));
    }

    [Test]
    public async Task Projects_are_shown_by_their_names()
    {
        await Service.AddInstanceAsync(kind: "flags");
        await Service.IngestAsync("projects", Project("shop") with { Name = "The web shop" });
        await Service.IngestAsync("flags", Flag("dusty", "shop") with { Stale = true });
        using var browser = await PageBrowser.SignInAsync(Service);

        Assert.That((await LinesAsync(browser, $"/flags/projects?{View}&csv=projects"))[1], Does.StartWith("The web shop,").And.EndsWith(",shop"));
        Assert.That((await browser.GetAsync($"/flags/projects?{View}")).Body, Does.Contain("href=\"/flags/projects/shop?"));
        Assert.That((await browser.GetAsync($"/flags/projects/shop?{View}")).Body, Does.Contain("<h1>The web shop</h1>"));
        Assert.That((await browser.GetAsync($"/flags/use?{View}&project=shop")).Body, Does.Contain("Project The web shop"));
    }

    [TestCase("/flags/projects", "flags")]
    [TestCase("/flags/projects/shop", "flags")]
    [TestCase("/flags/use", "unused")]
    public async Task A_list_of_flags_can_be_seen_and_had_whole(string page, string figure)
    {
        await Service.AddInstanceAsync(kind: "flags");
        await Service.IngestAsync("projects", Project("shop"));
        await Service.IngestAsync("flags", Enumerable.Range(0, Flags).Select(index => Flag($"flag-{index}", "shop") with { Stale = true }));
        using var browser = await PageBrowser.SignInAsync(Service);
        var first = (await browser.GetAsync($"{page}?{View}")).Expect(200).Body;
        var all = (await browser.GetAsync($"{page}?{View}&rows=all")).Expect(200).Body;

        Assert.That(first, Does.Contain("The oldest 100 of 120.").And.Contain("rows=all"));
        Assert.That(all, Does.Contain("All 120.").And.Contain("Only the first 100"));
        Assert.That((LinkedFlags(first), LinkedFlags(all)), Is.EqualTo((100, Flags)), "flags lead to their events where the address of the product is not known");
        Assert.That(await LinesAsync(browser, $"{page}?{View}&csv={figure}"), Has.Length.EqualTo(Flags + 1));
    }

    private static int LinkedFlags(string body) => body.Split("flag=flag-").Length - 1;

    private static async Task<string[]> LinesAsync(PageBrowser browser, string path) => (await browser.GetAsync(path)).Expect(200).Body.Split("\r\n", StringSplitOptions.RemoveEmptyEntries);
}
