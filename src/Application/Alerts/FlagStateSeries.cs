using System.Reflection;
using Reporting.Application.Flags.Insights;
using Reporting.Application.Flags.Statistics;
using Reporting.Application.Ingestion.Wire;
using Reporting.Domain.Access;
using Reporting.Domain.Flags.Reports;
using Reporting.Domain.Time;

namespace Reporting.Application.Alerts;

/// <summary>Series of what an instance of flags has: totals of days, and of flags and their stages what they are now.</summary>
internal static class FlagStateSeries
{
    public static IReadOnlyList<AlertSeries> All { get; } =
    [
        .. typeof(InstanceCounts).GetProperties().Where(property => property.PropertyType == typeof(long)).Select(OfTotals),
        OfList("flags", "Flags of a type", SeriesUnit.Number, flags => flags.Count),
        OfList("stale", "Stale flags of a type", SeriesUnit.Number, flags => flags.Count(IsStale)),
        OfList("stale_share", "Share of a type's flags that are stale", SeriesUnit.Percent, flags => ShareOf(flags, IsStale)),
        OfList("technical_debt", "Share of a type's flags that are stale or potentially so", SeriesUnit.Percent, flags => ShareOf(flags, flag => flag.State is not "active")),
        OfStage("develop", report => report.Develop),
        OfStage("production", report => report.Production),
        OfStage("cleanup", report => report.Cleanup),
    ];

    private static AlertSeries OfTotals(PropertyInfo count)
    {
        var field = WireName.Of(count);
        return new(
            $"flag-totals.{field}", $"{char.ToUpperInvariant(field[0])}{field[1..].Replace('_', ' ')}, in all", InstanceKind.Flags, SeriesUnit.Number, SeriesTiming.Level, [CivilInterval.Day], [],
            (reports, question, cancellationToken) => ReadTotalsAsync(reports, question, counts => (long)count.GetValue(counts)!, cancellationToken)) { IsUtc = true };
    }

    /// <summary>One report a day; today's is about now.</summary>
    private static async Task<IReadOnlyList<SeriesPoint>> ReadTotalsAsync(SeriesReports reports, SeriesQuestion question, Func<InstanceCounts, long> value, CancellationToken cancellationToken)
    {
        var today = StatisticsTime.DayOf(question.Now);
        var points = new List<SeriesPoint>();
        for (var day = question.First; day <= question.LastDay(); day = day.AddDays(1))
        {
            var report = await reports.ReadAsync(new GetInstanceStatisticsQuery(question.Instance.Id, day == today ? null : day, question.Now), cancellationToken);
            points.Add(new SeriesPoint(day, value(report.Counts)));
        }

        return points;
    }

    private static AlertSeries OfList(string field, string title, SeriesUnit unit, Func<IReadOnlyList<ListedFlag>, double?> value) => OfNow(
        $"flags.{field}", title, unit, ["type", "project"],
        async (reports, question, cancellationToken) =>
        {
            var report = await reports.ReadAsync(new GetFlagListQuery(question.Instance.Id, new FlagListFilter(question.Projects(), [], UnusedSince: null)), cancellationToken);
            var flags = report.Flags.Where(flag => question.Scope.Type is not { } type || string.Equals(flag.Type, type, StringComparison.Ordinal)).ToList();
            return value(flags) is { } number ? [new SeriesPoint(question.Last, number)] : [];
        });

    private static AlertSeries OfStage(string stage, Func<LifecycleInsights, StageInsights> value) => OfNow(
        $"flag-stages.{stage}", $"Flags in the stage {stage}", SeriesUnit.Number, ["project"],
        async (reports, question, cancellationToken)
            => [new SeriesPoint(question.Last, value(await reports.ReadAsync(new GetLifecycleInsightsQuery(question.Instance.Id, question.Projects(), question.Now), cancellationToken)).TotalFlags)]);

    private static AlertSeries OfNow(string name, string title, SeriesUnit unit, IReadOnlyList<string> scopes, SeriesReader read)
        => new(name, title, InstanceKind.Flags, unit, SeriesTiming.Current, [CivilInterval.Day], scopes, read) { IsUtc = true };

    private static bool IsStale(ListedFlag flag) => flag.State is "stale";

    /// <returns>In percent; null where there is no flag.</returns>
    private static double? ShareOf(IReadOnlyList<ListedFlag> flags, Func<ListedFlag, bool> isMeant) => flags.Count == 0 ? null : 100.0 * flags.Count(isMeant) / flags.Count;
}
