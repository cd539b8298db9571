using Reporting.Application.Reports;
using Reporting.Bench.Data;

namespace Reporting.Bench.Reports;

/// <summary>How long reports take, cold and warm, beside direct SQL over half hours; both must say the same.</summary>
internal static class ReportsPart
{
    private const int MostDays = 90;
    private static readonly TimeSpan[] Offsets = [new(5, 30, 0), new(-5, 0, 0)];

    private static readonly Dictionary<string, string> NoCache = new(StringComparer.Ordinal) { [$"{CachingOptions.Section}:{nameof(CachingOptions.Enabled)}"] = "false" };

    public static async Task RunAsync(BenchRun run, CancellationToken cancellationToken)
    {
        var data = await ReportData.EnsureAsync(run, cancellationToken);
        var timings = new List<ReportTiming>();
        await using (var cold = await run.StartServiceAsync(NoCache, cancellationToken))
        {
            foreach (var report in AllReports())
            {
                foreach (var (scope, other) in ScopesOf(report, data))
                {
                    timings.Add(await ReportTiming.MeasureAsync(run.Source, cold, report, scope, other, cancellationToken));
                    await Console.Error.WriteLineAsync($"measured {timings[^1]}");
                }
            }

            cold.RefuseLogged("\"cache_hit\":true");
        }

        await using var warm = await run.StartServiceAsync(cancellationToken: cancellationToken);
        foreach (var timing in timings)
        {
            await timing.MeasureWarmAsync(warm, cancellationToken);
        }

        Print(timings);
    }

    private static IEnumerable<Report> AllReports() => [new UserActivity(), new UserLatency(), new TemplateInsights(), new Daus(TimeProvider.System.GetUtcNow())];

    /// <summary>Each with the one that it is measured beside: a year beside 90 days, 90 days beside a month, and other offsets beside UTC.</summary>
    private static IEnumerable<(Scope Scope, Scope? Other)> ScopesOf(Report report, ReportData data)
    {
        foreach (var template in new Guid?[] { null, data.Template })
        {
            var most = new Scope(data.InstanceId, data.End.AddDays(-MostDays), data.End, template);
            if (report is Daus)
            {
                yield return (most.Last(60), null);
                continue;
            }

            yield return (most.Last(7), null);
            yield return (most.Last(30), null);
            yield return (most, most.Last(30));
            if (data.Days > MostDays)
            {
                yield return (most.Last(data.Days), most);
            }

            foreach (var offset in Offsets)
            {
                // A day earlier, so that no window ends after now.
                var shifted = most with { Start = most.Start.AddDays(offset < TimeSpan.Zero ? -1 : 0), End = most.End.AddDays(offset < TimeSpan.Zero ? -1 : 0) };
                yield return (shifted.At(offset), most);
            }
        }
    }

    private static void Print(List<ReportTiming> timings)
    {
        var table = new Table("report", "of", "days", "offset", "cold ms", "SQL ms", "SQL / cold", "warm ms", "cold beside");
        foreach (var timing in timings)
        {
            table.Add(
                timing.Report.Name,
                timing.Scope.Template is null ? "deployment" : "one template",
                Table.Count(timing.Scope.Days),
                timing.Scope.Zone,
                Table.Milliseconds(timing.Cold),
                Table.Milliseconds(timing.Sql),
                Table.Ratio(timing.Sql / timing.Cold),
                Table.Milliseconds(timing.Warm),
                timing.Beside);
        }

        table.Print();
        Console.WriteLine($"All {timings.Count} reports say the same as the direct SQL.");
    }
}
