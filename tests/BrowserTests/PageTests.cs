using Microsoft.Playwright;
using NUnit.Framework;
using Reporting.Testing;
using Reporting.Testing.Workspaces;

namespace Reporting.BrowserTests;

/// <summary>Each page in a browser: without errors, for everybody, on every screen.</summary>
[Parallelizable(ParallelScope.Children)]
internal sealed class PageTests
{
    private static readonly IReadOnlyList<string> Paths =
    [
        "/", "/workspaces", "/workspaces/templates", $"/workspaces/templates/{Ids.Of("go")}", "/workspaces/users", $"/workspaces/users/{Ids.Of("ada")}", "/flags", "/flags/projects", "/flags/projects/shop", "/flags/use", "/flags/events", "/flags/licences", "/network",
        "/data", "/alerts", "/settings", "/settings/tokens", "/settings/sessions", "/settings/audit", "/settings/instances",
        "/settings/receivers", "/settings/schedules", "/settings/notifications", "/digests/stale-flags", "/digests/idle-seats", "/digests/week",
    ];

    [TestCaseSource(nameof(Paths))]
    public async Task A_page_has_no_faults(string path)
    {
        await using var context = await SharedBrowser.OpenAsync();
        var watched = await WatchedPage.OpenAsync(context);
        await watched.GoAsync(path);
        await KeepPictureAsync(watched.Page, path);

        Assert.That(await Looks.FaultsOfAsync(watched), Is.Empty);
    }

    [Test]
    public async Task Faults_are_found_in_light_in_dark_and_on_a_phone()
    {
        await using var context = await SharedBrowser.OpenAsync();
        var watched = await WatchedPage.OpenAsync(context);
        await watched.Page.SetContentAsync(
            """
            <!doctype html><html lang="en"><head><title>Faults</title><style>@media (prefers-color-scheme: dark) { p { color: #ddd } }</style></head>
            <body><main><h1>Faults</h1><img src="data:,"><p>Faint</p><div style="width: 600px">wide</div></main></body></html>
            """);

        var faults = await Looks.FaultsOfAsync(watched);

        Assert.That(faults.Select(fault => fault[..fault.LastIndexOf(": ", StringComparison.Ordinal)]), Is.EqualTo(new[] { "axe, light: image-alt", "axe, dark: color-contrast", "too wide: 608 > 390" }), string.Join('\n', faults));
    }

    [Test]
    public async Task Every_page_of_the_navigation_is_among_them()
    {
        await using var context = await SharedBrowser.OpenAsync();
        var watched = await WatchedPage.OpenAsync(context);
        await watched.GoAsync("/");
        var links = await watched.Page.Locator("nav[aria-label=Pages] a").EvaluateAllAsync<string[]>("links => links.map(link => new URL(link.href).pathname)");

        Assert.That(links, Is.Not.Empty.And.SubsetOf(Paths));
    }

    [TestCase("/flags/projects/shop", "#flags")]
    [TestCase("/network", "#recent")]
    [TestCase("/flags/use", "#applications")]
    public async Task The_csv_of_a_figure_has_its_rows(string path, string figure)
    {
        await using var context = await SharedBrowser.OpenAsync(scripts: false);
        var watched = await WatchedPage.OpenAsync(context);
        await watched.GoAsync(path);
        var rows = await watched.Page.Locator($"{figure} table:not(.bars) tbody tr").CountAsync();
        var csv = await context.APIRequest.GetAsync($"{path}?csv={figure[1..]}");
        var lines = (await csv.TextAsync()).Split("\r\n", StringSplitOptions.RemoveEmptyEntries);

        Assert.That(rows, Is.EqualTo(lines.Length - 1).And.GreaterThan(0));
    }

    private static Task KeepPictureAsync(IPage page, string path)
    {
        var name = path.Length == 1 ? "overview" : path[1..].Replace('/', '-');
        return page.ScreenshotAsync(new() { Path = Path.Combine(Repository.Root, "artifacts", "pages", $"{name}.png"), FullPage = true });
    }
}
