using Reporting.Application.Reports;
using Reporting.Bench.Data;

namespace Reporting.Bench.Reports;

/// <summary>How long reports take, cold and warm, beside direct SQL over half hours; both must say the same.</summary>
internal static class ReportsPart
{
    private static readonly int[] Days = [7, 30, 90];

    private static readonly Dictionary<string, string> NoCache = new(StringComparer.Ordinal) { [$"{CachingOptions.Section}:{nameof(CachingOptions.Enabled)}"] = "false" };

    public static async Task RunAsync(BenchRun run, CancellationToken cancellationToken)
    {
        var data = await ReportData.EnsureAsync(run, cancellationToken);
        var timings = new List<ReportTiming>();
        await using (var cold = await run.StartServiceAsync(NoCache, cancellationToken))
        {
            foreach (var report in AllReports())
            {
                foreach (var scope in ScopesOf(report, data))
                {
                    timings.Add(await ReportTiming.MeasureAsync(run.Source, cold, report, scope, cancellationToken));
                    await Console.Error.WriteLineAsync($"measured {timings[^1]}");
                }
            }

            await cold.RefuseLoggedAsync("\"cache_hit\":true", cancellationToken);
        }

        await using var warm = await run.StartServiceAsync(cancellationToken: cancellationToken);
        foreach (var timing in timings)
        {
            await timing.MeasureWarmAsync(warm, cancellationToken);
        }

        Print(timings);
    }

    private static IEnumerable<Report> AllReports() => [new UserActivity(), new UserLatency(), new TemplateInsights(), new Daus(TimeProvider.System.GetUtcNow())];

    private static IEnumerable<Scope> ScopesOf(Report report, ReportData data)
        => from template in new Guid?[] { null, data.Template }
           from days in report is Daus ? [60] : Days
           select new Scope(data.InstanceId, data.End.AddDays(-days), data.End, template);

    private static void Print(List<ReportTiming> timings)
    {
        var table = new Table("report", "of", "days", "cold ms", "SQL ms", "SQL / cold", "warm ms", "90 d / 30 d");
        foreach (var timing in timings)
        {
            var month = timings.Find(other => other.IsSameBut(timing, days: 30));
            table.Add(
                timing.Report.Name,
                timing.Scope.Template is null ? "deployment" : "one template",
                Table.Count(timing.Days),
                Table.Milliseconds(timing.Cold),
                Table.Milliseconds(timing.Sql),
                Table.Ratio(timing.Sql / timing.Cold),
                Table.Milliseconds(timing.Warm),
                timing.Days == 90 && month is not null ? Table.Ratio(timing.Cold / month.Cold) : "");
        }

        table.Print();
        Console.WriteLine($"All {timings.Count} reports say the same as the direct SQL.");
    }
}
