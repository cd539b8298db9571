using System.Text.RegularExpressions;
using Reporting.Application.Reports;
using Reporting.Bench.Data;

namespace Reporting.Bench.Dashboard;

/// <summary>How large pages and assets are as they are sent, and how long a page takes until its first byte, over a year of a thousand users.</summary>
internal static partial class DashboardPart
{
    private const int WarmRuns = 30;
    private const int ColdRuns = 5;

    private static readonly TimeSpan Budget = TimeSpan.FromSeconds(10);
    private static readonly IReadOnlyList<string> Pages = ["/", "/workspaces", "/workspaces/templates", "/workspaces/users", "/data", "/settings/tokens"];
    private static readonly IReadOnlyList<string> Ranges = ["28d", "year"];
    private static readonly Dictionary<string, string> NoCache = new(StringComparer.Ordinal) { [$"{CachingOptions.Section}:{nameof(CachingOptions.Enabled)}"] = "false" };

    public static async Task RunAsync(BenchRun run, CancellationToken cancellationToken)
    {
        await ReportData.EnsureAsync(run, cancellationToken);
        var pages = (from page in Pages from range in Ranges select page.StartsWith("/workspaces", StringComparison.Ordinal) ? $"{page}?instance={ReportData.Instance}&range={range}" : page).Distinct(StringComparer.Ordinal).ToList();
        var cold = await MeasureAsync(run, NoCache, pages, ColdRuns, cancellationToken);
        var warm = await MeasureAsync(run, new Dictionary<string, string>(StringComparer.Ordinal), pages, WarmRuns, cancellationToken);
        var table = new Table("page", "HTML kB, compressed", "first byte cold ms", "first byte warm ms");
        foreach (var page in pages)
        {
            table.Add(page, Kilobytes(warm[page].Bytes), Table.Milliseconds(cold[page].Time), Table.Milliseconds(warm[page].Time));
        }

        table.Print();
        await using var service = await run.StartServiceAsync(cancellationToken: cancellationToken);
        using var browser = await Browser.SignInAsync(service, cancellationToken);
        var (_, html) = await browser.ReadAsync("/", cancellationToken);
        var assets = Asset().Matches(html).Select(match => match.Value).Distinct(StringComparer.Ordinal).ToList();
        var sizes = await Task.WhenAll(assets.Select(async asset => (await browser.ReadAsync(asset, cancellationToken)).Bytes));
        Console.WriteLine($"All {assets.Count} assets together: {Kilobytes(sizes.Sum())} kB compressed.");
    }

    private static async Task<Dictionary<string, (double Time, long Bytes)>> MeasureAsync(
        BenchRun run, IReadOnlyDictionary<string, string> settings, IReadOnlyList<string> pages, int runs, CancellationToken cancellationToken)
    {
        await using var service = await run.StartServiceAsync(settings, cancellationToken);
        using var browser = await Browser.SignInAsync(service, cancellationToken);
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

    private static string Kilobytes(long bytes) => Table.Milliseconds(bytes / 1e3);

    [GeneratedRegex("/assets/[^\"]+", RegexOptions.None, 1000)]
    private static partial Regex Asset();
}
