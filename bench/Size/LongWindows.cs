using Reporting.Application.Reports;
using Reporting.Domain.Access;

namespace Reporting.Bench.Size;

/// <summary>What a year of a report costs beside 90 days of it, when nothing is kept.</summary>
internal static class LongWindows
{
    private const int Runs = 9;
    private static readonly int[] Lengths = [90, SizePlan.Days];
    private static readonly TimeSpan Budget = TimeSpan.FromSeconds(10);

    public static readonly IReadOnlyDictionary<string, string> NoCache = new Dictionary<string, string>(StringComparer.Ordinal) { [$"{CachingOptions.Section}:{nameof(CachingOptions.Enabled)}"] = "false" };

    private static readonly IReadOnlyList<(string Name, InstanceKind Kind, Func<DateOnly, DateOnly, string> Address)> Reports =
    [
        ("user-activity", InstanceKind.Workspaces, (start, end) => $"/api/v2/insights/user-activity?{Window(start, end)}"),
        ("user-latency", InstanceKind.Workspaces, (start, end) => $"/api/v2/insights/user-latency?{Window(start, end)}"),
        ("templates", InstanceKind.Workspaces, (start, end) => $"/api/v2/insights/templates?{Window(start, end)}"),
        ("templates by day", InstanceKind.Workspaces, (start, end) => $"/api/v2/insights/templates?{Window(start, end)}&interval=day"),
        ("insights", InstanceKind.Flags, (start, end) => $"/api/admin/insights?from={start:yyyy-MM-dd}&to={end:yyyy-MM-dd}"),
    ];

    /// <returns>The largest ratio.</returns>
    public static async Task<double> MeasureAsync(BenchRun run, SizePlan plan, CancellationToken cancellationToken)
    {
        await using var service = await run.StartServiceAsync(NoCache, cancellationToken);
        var table = new Table("report of the whole instance, nothing kept", "90 days, ms", "365 days, ms", "ratio");
        var largest = 0.0;
        foreach (var (name, times) in await TimesAsync(service, plan, Lengths, cancellationToken))
        {
            largest = Math.Max(largest, times[1] / times[0]);
            table.Add(name, Table.Milliseconds(times[0]), Table.Milliseconds(times[1]), Table.Ratio(times[1] / times[0]));
        }

        table.Print();
        return largest;
    }

    /// <returns>The median time of each report for each length in days, in milliseconds.</returns>
    public static async Task<IReadOnlyList<(string Name, IReadOnlyList<double> Times)>> TimesAsync(
        BenchService service, SizePlan plan, IReadOnlyList<int> lengths, CancellationToken cancellationToken)
    {
        var end = DateOnly.FromDateTime(plan.End.UtcDateTime);
        var found = new List<(string, IReadOnlyList<double>)>();
        foreach (var (name, kind, address) in Reports)
        {
            var times = new List<double>();
            foreach (var days in lengths)
            {
                times.Add(await Timing.MedianAsync(Runs, Budget, () => service.ReadReportAsync(Loading.KeyOf(kind, 0), address(end.AddDays(-days), end), cancellationToken)));
            }

            found.Add((name, times));
        }

        return found;
    }

    private static string Window(DateOnly start, DateOnly end) => $"start_time={start:yyyy-MM-dd}T00:00:00Z&end_time={end:yyyy-MM-dd}T00:00:00Z";
}
