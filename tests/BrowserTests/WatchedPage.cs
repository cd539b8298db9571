using Microsoft.Playwright;

namespace Reporting.BrowserTests;

/// <summary>A page of which everything is noted that a good page never has: errors, reports of its policy, requests to elsewhere.</summary>
internal sealed class WatchedPage
{
    private readonly List<string> faults = [];

    private WatchedPage(IPage page)
    {
        Page = page;
        page.Console += (_, message) => Note(message.Type is "error" or "warning" ? $"console: {message.Text}" : null);
        page.PageError += (_, error) => Note($"error: {error}");
        page.RequestFailed += (_, request) => Note(request.Failure is "net::ERR_ABORTED" ? null : $"failed: {request.Url} {request.Failure}");
        page.Request += (_, request) => Note(request.Url.StartsWith(SharedBrowser.Service.Address.ToString(), StringComparison.Ordinal) || request.Url.StartsWith("data:", StringComparison.Ordinal) ? null : $"elsewhere: {request.Url}");
    }

    public IPage Page { get; }

    public IReadOnlyList<string> Faults => faults;

    public static async Task<WatchedPage> OpenAsync(IBrowserContext context) => new(await context.NewPageAsync());

    /// <summary>Goes to an address and returns when the page is there whole.</summary>
    public async Task GoAsync(string path)
    {
        var response = await Page.GotoAsync(path, new() { WaitUntil = WaitUntilState.Load });
        Note(response?.Status == 200 ? null : $"{path} answers {response?.Status}");
    }

    /// <summary>Whether more is wide than the window.</summary>
    public Task<string> TooWideAsync() => Page.EvaluateAsync<string>(
        """
        () => {
          const width = document.documentElement.clientWidth;
          if (document.documentElement.scrollWidth <= width) return "";
          const wide = [...document.querySelectorAll("body *")].filter(one => one.getBoundingClientRect().right > width + 1 && !one.closest(".scroll, .presets, svg"));
          return `${document.documentElement.scrollWidth} > ${width}: ${wide.slice(0, 5).map(one => `${one.tagName}.${one.getAttribute("class")}`).join(" ")}`;
        }
        """);

    private void Note(string? fault)
    {
        if (fault is not null)
        {
            faults.Add(fault);
        }
    }
}
