using Deque.AxeCore.Commons;
using Microsoft.Playwright;

namespace Reporting.BrowserTests;

/// <summary>What is wrong with a page for those who see it, hear it or have it on a phone.</summary>
internal static class Looks
{
    private const int Phone = 390;
    private const int Wide = 1280;
    private const int Height = 844;

    private const string Guidelines = "{ type: 'tag', values: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'] }";

    /// <summary>All that the dark colours can break.</summary>
    private const string Contrast = "{ type: 'rule', values: ['color-contrast', 'link-in-text-block'] }";

    private static readonly string Axe = new BundledAxeScriptProvider().GetScript();

    /// <summary>Its errors, what axe finds in light and dark, and what is wider than a window or a phone. It is left light and wide.</summary>
    public static async Task<IReadOnlyList<string>> FaultsOfAsync(WatchedPage watched)
    {
        var page = watched.Page;
        await page.SetViewportSizeAsync(Wide, Height);
        await page.EvaluateAsync(Axe);
        var light = await AxeAsync(page, Guidelines);
        await page.EmulateMediaAsync(new() { ColorScheme = ColorScheme.Dark });
        var dark = await AxeAsync(page, Contrast);
        await page.EmulateMediaAsync(new() { ColorScheme = ColorScheme.Light });
        var wide = await watched.TooWideAsync();
        await page.SetViewportSizeAsync(Phone, Height);
        var phone = await watched.TooWideAsync();
        await page.SetViewportSizeAsync(Wide, Height);
        return
        [
            .. watched.Faults,
            .. light.Select(fault => $"axe, light: {fault}"),
            .. dark.Select(fault => $"axe, dark: {fault}"),
            .. new[] { wide, phone }.Where(fault => fault.Length > 0).Select(fault => $"too wide: {fault}"),
        ];
    }

    /// <summary>By the script itself, once in a page: its package for Playwright would open a window for each question, at as much time as the question takes.</summary>
    private static Task<string[]> AxeAsync(IPage page, string rules) => page.EvaluateAsync<string[]>(
        $$"""
        async () => {
          const found = await axe.run(document, { runOnly: {{rules}}, resultTypes: ["violations"] });
          return found.violations.flatMap(rule => rule.nodes.slice(0, 3).map(node => `${rule.id}: ${node.html}`));
        }
        """);
}
