using Microsoft.Playwright;

namespace Reporting.Bench.Dashboard;

/// <summary>A real browser, which tells when it painted a page; each page in a window that has nothing in its cache.</summary>
internal sealed class Chromium(IPlaywright playwright, IBrowser browser, Uri address, string session) : IAsyncDisposable
{
    private static readonly TimeSpan WindowLoaded = TimeSpan.FromSeconds(1);

    /// <summary>The one that <c>bench/run</c> has found.</summary>
    /// <returns>Null where there is no Chromium.</returns>
    public static async Task<Chromium?> StartAsync(Uri address, string session)
    {
        if (Environment.GetEnvironmentVariable("REPORTING_CHROMIUM") is not { Length: > 0 } program)
        {
            await Console.Error.WriteLineAsync("Chromium is missing: what it would paint is not measured.");
            return null;
        }

        var playwright = await Playwright.CreateAsync();
        return new Chromium(playwright, await playwright.Chromium.LaunchAsync(new() { ExecutablePath = program, Args = ["--no-sandbox", "--disable-dev-shm-usage"] }), address, session);
    }

    /// <summary>
    /// The time of the first contentful paint in milliseconds, from the start of the navigation: in a window that has loaded what is its own (the suggestions
    /// of its address bar alone keep both processors of a small machine at work), as a window has in which somebody follows a link.
    /// </summary>
    public async Task<double> PaintAsync(string path)
    {
        await using var context = await browser.NewContextAsync(new() { ViewportSize = new() { Width = 1280, Height = 860 } });
        await context.AddCookiesAsync([new Cookie { Name = "reporting-session", Value = session, Url = address.ToString() }, new Cookie { Name = "reporting-zone", Value = "UTC", Url = address.ToString() }]);
        var page = await context.NewPageAsync();
        await Task.Delay(WindowLoaded);
        await page.GotoAsync(new Uri(address, path).ToString());
        return await page.EvaluateAsync<double>(
            """
            () => new Promise(tell => {
              const look = () => {
                const [paint] = performance.getEntriesByName("first-contentful-paint");
                paint ? tell(paint.startTime) : setTimeout(look, 10);
              };
              look();
            })
            """);
    }

    public async ValueTask DisposeAsync()
    {
        await browser.DisposeAsync();
        playwright.Dispose();
    }
}
