using Microsoft.Playwright;

namespace Reporting.BrowserTests;

/// <summary>A page of which everything is noted that a good page never has: errors, reports of its policy, requests to elsewhere.</summary>
internal sealed class WatchedPage
{
    /// <summary>What Chromium says of a page that is there and does not answer 200.</summary>
    private const string NotFine = "Failed to load resource: the server responded with a status of ";

    private readonly List<string> faults = [];
    private readonly Uri service;
    private (string Address, string Text)? excused;

    private WatchedPage(IPage page, Uri service)
    {
        (Page, this.service) = (page, service);
        page.Console += (_, message) => Note(message.Type is "error" or "warning" && !IsExcused(message) ? $"console: {message.Text}" : null);
        page.PageError += (_, error) => Note($"error: {error}");
        page.RequestFailed += (_, request) => Note(request.Failure is "net::ERR_ABORTED" ? null : $"failed: {request.Url} {request.Failure}");
        page.Request += (_, request) => Note(request.Url.StartsWith(service.ToString(), StringComparison.Ordinal) || request.Url.StartsWith("data:", StringComparison.Ordinal) ? null : $"elsewhere: {request.Url}");
    }

    public IPage Page { get; }

    public IReadOnlyList<string> Faults => faults;

    /// <param name="service">Where its pages are from; null for the service of all tests.</param>
    public static async Task<WatchedPage> OpenAsync(IBrowserContext context, Uri? service = null) => new(await context.NewPageAsync(), service ?? SharedBrowser.Service.Address);

    /// <summary>Goes to an address and returns when the page is there whole.</summary>
    /// <param name="status">What it should answer.</param>
    public Task GoAsync(string path, int status = 200) => GoAsync(path, status, () => Page.GotoAsync(path, new() { WaitUntil = WaitUntilState.Load }));

    /// <summary>Does what leads to an address, and returns when that is there.</summary>
    /// <param name="status">What it should answer.</param>
    public async Task GoAsync(string path, int status, Func<Task<IResponse?>> go)
    {
        excused = status == 200 ? null : (new Uri(service, path).ToString(), $"{NotFine}{status} ");
        var response = await go();
        Note(response?.Status == status ? null : $"{path} answers {response?.Status}");
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

    private bool IsExcused(IConsoleMessage message)
        => excused is var (address, text) && message.Location.StartsWith($"{address}:", StringComparison.Ordinal) && message.Text.StartsWith(text, StringComparison.Ordinal);

    private void Note(string? fault)
    {
        if (fault is not null)
        {
            faults.Add(fault);
        }
    }
}
