using Reporting.Dashboard.Charts;
using Reporting.Domain.Flags.Reports;
using Reporting.Domain.Reports;
using Reporting.Domain.Time;

namespace Reporting.Dashboard.Pages.Flags;

/// <summary>What insights say by project, of all projects together.</summary>
internal static class FlagWeeks
{
    /// <summary>The end of each interval that days are in: the last of them that is known.</summary>
    public static IReadOnlyList<(DateOnly First, FlagTrend Trend)> Ends(this IReadOnlyList<FlagTrend> trends, CivilInterval interval)
        => [.. trends.GroupBy(trend => interval.FirstDay(DayOf(trend.Date))).Select(part => (part.Key, part.Last()))];

    /// <summary>The end of each interval of the accounts.</summary>
    public static IReadOnlyList<(DateOnly First, UserTrend Trend)> Ends(this IReadOnlyList<UserTrend> trends, CivilInterval interval)
        => [.. trends.GroupBy(trend => interval.FirstDay(DayOf(trend.Date))).Select(part => (part.Key, part.Last()))];

    /// <summary>The technical debt of each week from 0 to 1: the mean of the projects, each by its number of flags.</summary>
    public static IReadOnlyList<(DateOnly Monday, double? Debt)> Debts(this IReadOnlyList<ProjectFlagTrend> trends)
        => [.. trends.GroupBy(trend => MondayOf(trend.Date)).Select(week => (week.Key, Debt(week)))];

    /// <summary>The mean of the projects that brought a flag to production, in days.</summary>
    public static IReadOnlyList<(DateOnly Monday, double? Days)> TimesToProduction(this IReadOnlyList<ProjectFlagTrend> trends)
        => [.. trends.GroupBy(trend => MondayOf(trend.Date)).Select(week => (week.Key, Mean(week)))];

    /// <summary>Sums over projects by week.</summary>
    public static IReadOnlyList<(DateOnly Monday, long Sum)> Sums<TRow>(this IReadOnlyList<TRow> rows, Func<TRow, DateTimeOffset> date, Func<TRow, long> value)
        => [.. rows.GroupBy(row => MondayOf(date(row))).Select(week => (week.Key, week.SumSaturated(value)))];

    public static DateOnly MondayOf(DateTimeOffset date) => MondayOf(DayOf(date));

    public static DateOnly MondayOf(DateOnly day) => CivilInterval.Week.FirstDay(day);

    public static DateOnly DayOf(DateTimeOffset date) => DateOnly.FromDateTime(date.UtcDateTime);

    /// <summary>A series of what was before, cut or filled up to so many points.</summary>
    public static Series Before(IEnumerable<double?> values, int count)
        => new("Before", [.. values.Concat(Enumerable.Repeat((double?)null, count)).Take(count)]) { IsBefore = true, Tone = 8 };

    private static double? Debt(IEnumerable<ProjectFlagTrend> projects)
    {
        var flags = projects.Sum(project => project.Total);
        return flags == 0 ? null : Math.Round(projects.Sum(project => project.TechnicalDebt * (double)project.Total) / flags / 100, 3);
    }

    private static double? Mean(IEnumerable<ProjectFlagTrend> projects)
    {
        var known = projects.Where(project => project.TimeToProduction > 0).Select(project => project.TimeToProduction).ToList();
        return known.Count == 0 ? null : Math.Round(known.Average(), 1);
    }
}
