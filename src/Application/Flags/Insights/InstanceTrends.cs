using Reporting.Domain.Flags.Reports;

namespace Reporting.Application.Flags.Insights;

/// <summary>The trends of a whole instance, by day.</summary>
internal static class InstanceTrends
{
    public static readonly InstanceInsights None = new()
    {
        UserTrends = [],
        FlagTrends = [],
        ProjectFlagTrends = [],
        MetricsSummaryTrends = [],
        EnvironmentTypeTrends = [],
        LifecycleTrends = [],
        CreationArchiveTrends = [],
    };

    public static IReadOnlyList<UserTrend> Users(IReadOnlyList<UserDay> days)
        => [.. days.Select(day => new UserTrend(InsightWeek.EndOf(day.Day), day.Total, day.Active))];

    /// <param name="present">The flags of today, which records tell best.</param>
    public static IReadOnlyList<FlagTrend> Flags(IReadOnlyList<FlagDay> days, DateOnly today, IReadOnlyList<FlagsOfType> present)
        => [.. days.Select(day => day.Day == today ? Today(today, present) : Of(day))];

    private static FlagTrend Of(FlagDay day) => new(InsightWeek.EndOf(day.Day), day.Total, day.Stale, day.PotentiallyStale);

    private static FlagTrend Today(DateOnly today, IReadOnlyList<FlagsOfType> present) => new(
        InsightWeek.EndOf(today),
        present.Sum(flags => flags.Total),
        present.Sum(flags => flags.Stale),
        present.Sum(flags => flags.PotentiallyStale));
}
