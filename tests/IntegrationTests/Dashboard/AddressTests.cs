using System.Globalization;
using System.Text.RegularExpressions;
using NUnit.Framework;
using Reporting.Testing.Service;
using Reporting.Testing.Workspaces;
using static Reporting.Testing.Workspaces.Given;

namespace Reporting.IntegrationTests.Dashboard;

/// <summary>What the address of a page names, and what becomes of it.</summary>
internal sealed partial class AddressTests : ServiceFixture
{
    private static readonly DateTimeOffset Tuesday = Noon.AddHours(-27);

    [Test]
    public async Task Links_name_an_instance_on_pages_about_its_kind_alone()
    {
        await Service.AddInstanceAsync("dev");
        await Service.AddInstanceAsync("test");
        await Service.AddInstanceAsync("flags", "flags");
        await Service.AddInstanceAsync("lan", "network");
        using var browser = await PageBrowser.SignInAsync(Service);

        var links = Links().Matches((await browser.GetAsync("/workspaces?instance=test&range=7d")).Expect(200).Body).Select(link => link.Groups["to"].Value.Replace("&amp;", "&", StringComparison.Ordinal)).Distinct(StringComparer.Ordinal).ToList();

        Assert.That(links, Is.SupersetOf(["/workspaces/users?instance=test&range=7d", "/flags?range=7d", "/network?range=7d", "/data?range=7d", "/?range=7d"]));
        foreach (var link in links)
        {
            Assert.That((await browser.GetAsync(link)).Status, Is.EqualTo(200), link);
        }
    }

    [TestCase("/workspaces/templates/nope", "There is no such template")]
    [TestCase("/workspaces/templates/0d51c4a6-5a52-4d6f-9a43-6dd1a1a1a1a1", "There is no such template")]
    [TestCase("/workspaces/users/nope", "There is no such user")]
    [TestCase("/workspaces/users/0d51c4a6-5a52-4d6f-9a43-6dd1a1a1a1a1", "There is no such user")]
    [TestCase("/workspaces?template=nope", "There is no such template")]
    [TestCase("/workspaces/users?template=nope", "There is no such template")]
    public async Task What_is_not_there_has_no_page(string path, string title)
    {
        await FillAsync();
        using var browser = await PageBrowser.SignInAsync(Service);

        var answer = await browser.GetAsync(path);

        Assert.That((answer.Status, answer.Body.Contains($"<title>{title} · Reporting</title>", StringComparison.Ordinal)), Is.EqualTo((404, true)));
    }

    [Test]
    public async Task A_page_about_one_thing_is_called_by_its_name()
    {
        await FillAsync();
        using var browser = await PageBrowser.SignInAsync(Service);

        Assert.That((await browser.GetAsync($"/workspaces/templates/{Ids.Of("go")}")).Expect(200).Body, Does.Contain("<title>go · Reporting</title>"));
        Assert.That((await browser.GetAsync($"/workspaces/templates/{Ids.Of("new")}")).Expect(200).Body, Does.Contain("<title>new · Reporting</title>"), "without any use");
        Assert.That((await browser.GetAsync($"/workspaces/users/{Ids.Of("ada")}")).Expect(200).Body, Does.Contain("<title>ada · Reporting</title>"));
        Assert.That((await browser.GetAsync("/workspaces")).Expect(200).Body, Does.Contain("<title>Workspaces · Reporting</title>"));
    }

    [Test]
    public async Task The_page_of_a_user_tells_their_own_hours_by_template()
    {
        await FillAsync();
        using var browser = await PageBrowser.SignInAsync(Service);

        var csv = (await browser.GetAsync($"/workspaces/users/{Ids.Of("ada")}?range=28d&csv=templates")).Expect(200).Body.Split("\r\n", StringSplitOptions.RemoveEmptyEntries);

        Assert.That(csv, Is.EqualTo(["template,seconds", "go,3000", "old,600"]));
    }

    [Test]
    public async Task An_idle_seat_says_since_when()
    {
        await FillAsync();
        using var browser = await PageBrowser.SignInAsync(Service);

        var csv = (await browser.GetAsync("/workspaces/users?range=today&show=idle&tz=UTC&csv=users")).Expect(200).Body;

        Assert.That(csv, Does.Match(string.Create(CultureInfo.InvariantCulture, $"ada,0,{Tuesday:yyyy-MM-dd}T")));
    }

    [Test]
    public async Task Another_instance_is_chosen_on_the_list_that_leads_to_a_thing()
    {
        await FillAsync();
        await Service.AddInstanceAsync("other");
        using var browser = await PageBrowser.SignInAsync(Service);

        var page = (await browser.GetAsync($"/workspaces/templates/{Ids.Of("go")}?instance=dev&range=7d")).Expect(200).Body;

        Assert.That(page, Does.Contain("action=\"/workspaces/templates\"").And.Contain("<input type=\"hidden\" name=\"range\" value=\"7d\" />"));
    }

    [TestCase("from=0001-01-01&to=0001-01-02", "There is nothing from before 2000")]
    [TestCase("from=9999-12-30&to=9999-12-31", "The range is still to come")]
    [TestCase("from=2026-02-30", "2026-02-30 is no day")]
    [TestCase("tz=Mars/Phobos", "There is no time zone called Mars/Phobos")]
    public async Task What_makes_no_sense_of_an_address_is_said_on_the_page(string query, string notice)
    {
        await FillAsync();
        await Service.AddInstanceAsync("flags", "flags");
        await Service.AddInstanceAsync("lan", "network");
        using var browser = await PageBrowser.SignInAsync(Service);
        foreach (var path in new[] { "/workspaces", "/workspaces/templates", "/workspaces/users", "/flags", "/flags/use", "/flags/events", "/flags/licences", "/network" })
        {
            Assert.That((await browser.GetAsync($"{path}?{query}")).Expect(200).Body, Does.Contain(notice), path);
        }
    }

    /// <summary>Ada works on the Tuesday before on two templates; an account and a third template have no use.</summary>
    private async Task FillAsync()
    {
        await Service.AddInstanceAsync();
        await Service.IngestAsync("users", Known("ada"), Known("idle"));
        await Service.IngestAsync("templates", Template("go"), Template("old"), Template("new"));
        await Service.IngestAsync("usage", [.. User("ada").On("go").Reported(Tuesday, 20).Reported(Tuesday.AddMinutes(30), 30).Usage, .. User("ada").On("old").Reported(Tuesday.AddHours(2), 10).Usage]);
    }

    [GeneratedRegex("<a href=\"(?<to>/[^\"#]*)\"", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Links();
}
