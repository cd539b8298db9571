using Microsoft.Playwright;
using NUnit.Framework;
using Reporting.Testing.Databases;
using Reporting.Testing.Service;
using Reporting.Testing.Sources;
using static Reporting.Testing.Sources.SourceUnderTest;

namespace Reporting.BrowserTests;

/// <summary>What people see where things are not as they should be: it is said in words, and to everybody.</summary>
[Parallelizable(ParallelScope.Children)]
internal sealed class StateTests
{
    private const string Nowhere = "Host=127.0.0.1;Port=1;Database=none;Username=nobody;Password=none";

    [Test]
    public async Task A_first_read_shows_how_far_it_is()
    {
        await using var product = await OpenL2MDatabase.CreateAsync();
        await ExecuteAsync(product.ConnectionString, OpenL2MDatabase.Entries(100_000, Sample.Noon.AddDays(-2).ToString("O")));
        await using var relay = DatabaseRelay.Start(product.ConnectionString);
        relay.HangAfter(75_000);
        await using var source = await SourceUnderTest.StartAsync(Sample.Noon, "openl2m", relay.ConnectionString);
        try
        {
            await EventuallyAsync(async () => (await source.StatusAsync())["collections"]?["log-entries"]?["progress"]?.GetValue<double>() > 0, "the first read is on its way");
            await using var context = await SharedBrowser.OpenAsync(source.Service, ServiceUnderTest.AdminToken);

            foreach (var path in new[] { "/", "/data" })
            {
                await SeeAsync(context, source.Service, path, "being read for the first time: log-entries, 50% done");
            }

            await SeeAsync(context, source.Service, "/network", "What happened before is still being read from the source (log-entries, 50% done)");
        }
        finally
        {
            relay.Recover();
        }
    }

    [Test]
    public async Task A_source_that_fails_says_why_and_what_to_do()
    {
        await using var source = await SourceUnderTest.StartAsync(Sample.Noon, "openl2m", Nowhere);
        await EventuallyAsync(async () => await source.StateAsync() is "failing", "the source was tried");
        await using var context = await SharedBrowser.OpenAsync(source.Service, ServiceUnderTest.AdminToken);
        const string Cause = "the product's database can't be reached: the connection was refused";

        await SeeAsync(context, source.Service, "/", "1 thing needs attention", $"dev: its source fails: {Cause}");
        foreach (var path in new[] { "/data", "/network" })
        {
            await SeeAsync(context, source.Service, path, $"The source {Name} fails: {Cause}.", "It is tried again by itself", $"source check {Name}");
        }
    }

    [TestCase(true)]
    [TestCase(false)]
    public async Task A_database_that_is_away_is_said_to_be_and_the_page_is_there_again_with_it(bool scripts)
    {
        await using var database = await (await TestCluster.SharedAsync()).CreateDatabaseAsync(ReportingTemplate.Migrated);
        await using var relay = DatabaseRelay.Start(database.ConnectionString);
        await using var service = await ServiceUnderTest.StartOnAsync(database, Sample.Noon, ("ConnectionStrings:Reporting", relay.ConnectionString));
        await using var context = await SharedBrowser.OpenAsync(service, ServiceUnderTest.AdminToken, scripts);
        var watched = await WatchedPage.OpenAsync(context, service.Address);
        relay.Refuse();
        await watched.GoAsync("/data", status: 503);

        Assert.That(await watched.Page.Locator("main").InnerTextAsync(), Does.Contain("The database is away").And.Contain("Nothing is lost").And.Contain("tries again by itself every 5 seconds"));
        if (scripts)
        {
            Assert.That(await Looks.FaultsOfAsync(watched), Is.Empty);
        }

        relay.Recover();
        await Assertions.Expect(watched.Page.Locator("h1")).ToHaveTextAsync("Data");
    }

    [TestCase("/settings/tokens")]
    [TestCase("/settings/audit")]
    [TestCase("/workspaces/users")]
    public async Task A_page_that_is_not_for_a_member_says_so(string path)
    {
        await using var context = await SharedBrowser.OpenAsync(SharedBrowser.Service, (await SharedBrowser.Service.AddTokenAsync("member")).Text);

        await SeeAsync(context, SharedBrowser.Service, path, status: 403, "This page is not for you", "You have the role member, which does not see it.");
    }

    [Test]
    public async Task A_member_is_offered_no_page_that_is_not_for_members()
    {
        await using var context = await SharedBrowser.OpenAsync(SharedBrowser.Service, (await SharedBrowser.Service.AddTokenAsync("member")).Text);
        var watched = await WatchedPage.OpenAsync(context);
        await watched.GoAsync("/");
        var offered = await watched.Page.Locator("a[href^='/']").EvaluateAllAsync<string[]>("links => [...new Set(links.map(link => link.getAttribute('href')))]");
        foreach (var path in offered)
        {
            await watched.GoAsync(path);
        }

        Assert.That(offered, Has.Length.GreaterThan(5));
        Assert.That(watched.Faults, Is.Empty);
    }

    [Test]
    public async Task Without_any_instance_pages_say_what_to_do()
    {
        await using var service = await ServiceUnderTest.StartAsync(Sample.Noon);
        await using var context = await SharedBrowser.OpenAsync(service, ServiceUnderTest.AdminToken);

        foreach (var path in new[] { "/", "/data" })
        {
            await SeeAsync(context, service, path, "There is no instance yet", "Read how records are sent");
        }

        foreach (var path in new[] { "/workspaces", "/flags/events", "/network" })
        {
            await SeeAsync(context, service, path, "There is no instance of this kind yet", "Read how records are sent");
        }
    }

    [TestCase("/workspaces", 5)]
    [TestCase("/workspaces/templates", 3)]
    [TestCase("/workspaces/users", 2)]
    [TestCase("/flags", 3)]
    [TestCase("/flags/use", 1)]
    [TestCase("/network", 3)]
    public async Task A_range_without_anything_says_so(string path, int least)
    {
        await using var context = await SharedBrowser.OpenAsync();
        var watched = await SeeAsync(context, SharedBrowser.Service, $"{path}?from=2021-03-01&to=2021-03-07");

        Assert.That(await watched.Page.Locator("figure .empty").CountAsync(), Is.GreaterThanOrEqualTo(least), "figures that have nothing to show");
        Assert.That(await watched.Page.Locator("main").InnerTextAsync(), Does.Not.Contain("NaN").And.Not.Contain("∞"));
    }

    [Test]
    public async Task A_product_that_is_away_at_sign_in_is_said_to_be()
    {
        await using var product = await FakeProduct.StartAsync();
        product.Answer = FakeProduct.Says(500);
        await using var source = await SourceUnderTest.StartAsync(Sample.Noon, "coder", Nowhere, ("BaseUrl", product.BaseUrl), ("SignIn", "product"));
        await EventuallyAsync(async () => await source.StateAsync() is "failing", "the source was tried, and so has an instance");
        await using var context = await SharedBrowser.OpenAsync(source.Service.Address);
        await context.AddCookiesAsync([new Cookie { Name = "coder_session_token", Value = "somebody-of-the-product", Url = source.Service.Address.ToString() }]);
        var watched = await WatchedPage.OpenAsync(context, source.Service.Address);
        await watched.GoAsync("/sign-in");
        await watched.GoAsync("/sign-in", status: 503, () => watched.Page.RunAndWaitForResponseAsync(
            () => watched.Page.GetByRole(AriaRole.Button, new() { Name = "I am signed in at the product" }).ClickAsync(), response => response.Request.Method is "POST")!);

        await Assertions.Expect(watched.Page.GetByRole(AriaRole.Alert)).ToHaveTextAsync("The product is away. It was asked who you are and does not answer. Try again in a moment.");
        Assert.That(await Looks.FaultsOfAsync(watched), Is.Empty);
    }

    [TestCase("/sign-in", 200, "Sign in")]
    [TestCase("/sign-in?code=used", 401, "The link is used up or older than ten minutes.")]
    [TestCase("/nowhere", 404, "There is no such page")]
    public async Task Who_is_not_signed_in_sees_a_page_without_faults(string path, int status, string text)
    {
        await using var context = await SharedBrowser.OpenAsync(SharedBrowser.Service.Address);

        await SeeAsync(context, SharedBrowser.Service, path, status, text);
    }

    [TestCase("/nowhere", "There is no such page")]
    [TestCase("/network?instance=gone", "There is no such instance")]
    [TestCase("/workspaces?csv=gone", "There is no such table")]
    public async Task What_is_not_there_is_said_on_a_page_without_faults(string path, string text)
    {
        await using var context = await SharedBrowser.OpenAsync();

        await SeeAsync(context, SharedBrowser.Service, path, status: 404, text);
    }

    private static Task<WatchedPage> SeeAsync(IBrowserContext context, ServiceUnderTest service, string path, params string[] texts) => SeeAsync(context, service, path, status: 200, texts);

    /// <summary>Opens a page that says all this and has no faults.</summary>
    private static async Task<WatchedPage> SeeAsync(IBrowserContext context, ServiceUnderTest service, string path, int status, params string[] texts)
    {
        var watched = await WatchedPage.OpenAsync(context, service.Address);
        await watched.GoAsync(path, status);
        var shown = await watched.Page.Locator("main").InnerTextAsync();

        Assert.That(texts.Where(text => !shown.Contains(text, StringComparison.Ordinal)), Is.Empty, $"{path} does not say so, but: {shown}");
        Assert.That(await Looks.FaultsOfAsync(watched), Is.Empty, path);
        return watched;
    }
}
