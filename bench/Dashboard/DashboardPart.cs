using System.Text.RegularExpressions;
using Reporting.Application.Reports;
using Reporting.Bench.Data;

namespace Reporting.Bench.Dashboard;

/// <summary>
/// How large pages and assets are as they are sent, how long a page takes until its first byte, and how soon a browser paints it: over the demo, and over
/// a year of a thousand users.
/// </summary>
internal static partial class DashboardPart
{
    private const int WarmRuns = 30;
    private const int ColdRuns = 5;
    private const int Paints = 5;

    /// <summary>How often each page is asked for first, so that the code that makes it is compiled.</summary>
    private const int Visits = 3;

    private const double MaxKilobytes = 60;

    /// <summary>A line of text without anything else, which no page can be painted before.</summary>
    private const string LineOfText = "/health/live";

    private static readonly TimeSpan Budget = TimeSpan.FromSeconds(4);
    private static readonly Dictionary<string, string> NoCache = new(StringComparer.Ordinal) { [$"{CachingOptions.Section}:{nameof(CachingOptions.Enabled)}"] = "false" };

    public static async Task RunAsync(BenchRun run, CancellationToken cancellationToken)
    {
        await DemoData.EnsureAsync(run, cancellationToken);
        var data = await ReportData.EnsureAsync(run, cancellationToken);
        var pages = Pages(data);
        var cold = await MeasureAsync(run, NoCache, pages, ColdRuns, cancellationToken);
        var warm = await MeasureAsync(run, new Dictionary<string, string>(StringComparer.Ordinal), pages, WarmRuns, cancellationToken);
        var paints = await PaintAsync(run, [LineOfText, .. pages], cancellationToken);
        var table = new Table("page", "HTML kB, compressed", "first byte cold ms", "first byte warm ms", "first paint ms");
        foreach (var page in pages)
        {
            table.Add(page, Kilobytes(warm[page].Bytes), Table.Milliseconds(cold[page].Time), Table.Milliseconds(warm[page].Time), paints.TryGetValue(page, out var paint) ? Table.Milliseconds(paint) : "–");
        }

        table.Add($"{LineOfText}, a line of text", "", "", "", paints.TryGetValue(LineOfText, out var least) ? Table.Milliseconds(least) : "–");
        table.Print();
        await PrintAssetsAsync(run, cancellationToken);
        Verdict("HTML of a page is below 60 kB", pages.Where(page => warm[page].Bytes >= MaxKilobytes * 1e3));
        Verdict("a first byte comes within 30 ms warm", pages.Where(page => warm[page].Time >= 30));
        Verdict("a first byte comes within 400 ms cold", pages.Where(page => cold[page].Time >= 400));
        Verdict("a page is painted within 300 ms", paints.Where(paint => paint.Value >= 300 && paint.Key is not LineOfText).Select(paint => paint.Key));
    }

    private static IReadOnlyList<string> Pages(ReportData data)
    {
        var user = data.Deployment.Users.First().Id;
        string[] ranges = ["range=28d", $"from={DateOnly.FromDateTime(data.End.UtcDateTime).AddDays(-ReportData.DaysOfYear):yyyy-MM-dd}"];
        string[] ofWorkspaces = ["/workspaces", "/workspaces/templates", $"/workspaces/templates/{data.Template}", "/workspaces/users", $"/workspaces/users/{user}"];
        return
        [
            "/",
            .. from page in ofWorkspaces from range in ranges select $"{page}?instance={ReportData.Instance}&{range}",
            "/workspaces?instance=demo-workspaces",
            "/flags?range=28d", "/flags?range=year", "/flags/projects", $"/flags/projects/{DemoData.Project}", "/flags/use", "/flags/events", "/flags/licences",
            "/network", "/network?range=90d",
            "/data", "/settings", "/settings/tokens", "/settings/audit",
        ];
    }

    private static async Task<Dictionary<string, (double Time, long Bytes)>> MeasureAsync(
        BenchRun run, IReadOnlyDictionary<string, string> settings, IReadOnlyList<string> pages, int runs, CancellationToken cancellationToken)
    {
        await using var service = await run.StartServiceAsync(settings, cancellationToken);
        using var browser = await Browser.SignInAsync(service, cancellationToken);
        await VisitAsync(browser, pages, cancellationToken);
        var measured = new Dictionary<string, (double, long)>(StringComparer.Ordinal);
        foreach (var page in pages)
        {
            var bytes = 0L;
            var time = await Timing.MedianAsync(runs, Budget, async () => bytes = (await browser.ReadAsync(page, cancellationToken)).Bytes);
            measured[page] = (time, bytes);
            await Console.Error.WriteLineAsync($"measured {page}: {Table.Milliseconds(time)} ms");
        }

        return measured;
    }

    private static async Task VisitAsync(Browser browser, IReadOnlyList<string> pages, CancellationToken cancellationToken)
    {
        foreach (var page in Enumerable.Repeat(pages, Visits).SelectMany(page => page))
        {
            await browser.ReadAsync(page, cancellationToken);
        }
    }

    private static async Task<IReadOnlyDictionary<string, double>> PaintAsync(BenchRun run, IReadOnlyList<string> pages, CancellationToken cancellationToken)
    {
        await using var service = await run.StartServiceAsync(cancellationToken: cancellationToken);
        using var browser = await Browser.SignInAsync(service, cancellationToken);
        await VisitAsync(browser, pages, cancellationToken);
        await using var chromium = await Chromium.StartAsync(service.Client.BaseAddress!, browser.Session);
        var paints = new Dictionary<string, double>(StringComparer.Ordinal);
        foreach (var page in chromium is null ? [] : pages)
        {
            var times = new List<double>();
            for (var count = 0; count <= Paints; count++)
            {
                times.Add(await chromium!.PaintAsync(page));
            }

            paints[page] = Timing.Median(times[1..]);
            await Console.Error.WriteLineAsync($"painted {page}: {Table.Milliseconds(paints[page])} ms");
        }

        return paints;
    }

    private static async Task PrintAssetsAsync(BenchRun run, CancellationToken cancellationToken)
    {
        await using var service = await run.StartServiceAsync(cancellationToken: cancellationToken);
        using var browser = await Browser.SignInAsync(service, cancellationToken);
        var (_, html) = await browser.ReadAsync("/", cancellationToken);
        var assets = Asset().Matches(html).Select(match => match.Value).Distinct(StringComparer.Ordinal).ToList();
        var sizes = await Task.WhenAll(assets.Select(async asset => (await browser.ReadAsync(asset, cancellationToken)).Bytes));
        Console.WriteLine($"All {assets.Count} assets together: {Kilobytes(sizes.Sum())} kB compressed.\n");
        Verdict("all assets are below 60 kB", sizes.Sum() >= MaxKilobytes * 1e3 ? assets : []);
    }

    private static void Verdict(string rule, IEnumerable<string> broken)
        => Console.WriteLine(broken.ToList() is { Count: > 0 } pages ? $"- BROKEN: {rule}: not {string.Join(", ", pages)}" : $"- holds: {rule}");

    private static string Kilobytes(long bytes) => Table.Milliseconds(bytes / 1e3);

    [GeneratedRegex("/assets/[^\"]+", RegexOptions.None, 1000)]
    private static partial Regex Asset();
}
