using Reporting.Domain.Flags;
using Reporting.Domain.Flags.Reports;

namespace Reporting.Application.Flags.Insights;

/// <summary>What happened in each week; a project or type with nothing has zeros.</summary>
internal static class WeeklyTrends
{
    public static IReadOnlyList<MetricsSummaryTrend> Metrics(IReadOnlyList<ProjectWeek> weeks, IReadOnlyList<MetricsOfProject> metrics)
    {
        var found = metrics.ToDictionary(row => (row.Week, row.Project));
        return [.. weeks.Select(week => Trend(week, found.GetValueOrDefault(week.Key)))];

        static MetricsSummaryTrend Trend(ProjectWeek week, MetricsOfProject? row)
            => new(week.Week.Name, week.Week.Date, week.Project.Id, row?.Yes ?? 0, row?.No ?? 0, row?.Apps ?? 0, row?.Flags ?? 0, row?.Environments ?? 0);
    }

    public static IReadOnlyList<EnvironmentTypeTrend> Environments(IReadOnlyList<InsightWeek> weeks, IReadOnlyList<string> types, IReadOnlyList<UpdatesOfType> updates)
    {
        var found = updates.ToDictionary(row => (row.Week, row.Type), row => row.Updates);
        return
        [
            .. from week in weeks
               from type in types.Order(StringComparer.Ordinal)
               select new EnvironmentTypeTrend(week.Name, week.Date, type, found.GetValueOrDefault((week.Monday, type))),
        ];
    }

    public static IReadOnlyList<LifecycleTrend> Lifecycle(IReadOnlyList<ProjectWeek> weeks, IReadOnlyList<ProjectDelta> deltas)
    {
        var launched = deltas.ToDictionary(delta => (delta.Week, delta.Project), delta => delta.Launched);
        return [.. weeks.Select(week => new LifecycleTrend(week.Week.Name, week.Week.Date, week.Project.Id, launched.GetValueOrDefault(week.Key)))];
    }

    /// <summary>Every type in use has a number in every row, so that no row has none.</summary>
    public static IReadOnlyList<CreationArchiveTrend> Creations(
        IReadOnlyList<ProjectWeek> weeks, IReadOnlyList<ProjectDelta> deltas, IReadOnlyList<CreatedFlags> creations, IReadOnlyList<FlagsOfType> present)
    {
        var archived = deltas.ToDictionary(delta => (delta.Week, delta.Project), delta => delta.Archived);
        var created = creations.ToLookup(row => (row.Week, row.Project));
        string[] used = [.. present.Select(flags => flags.Type).Concat(creations.Select(row => row.Type)).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)];
        var none = Count(used is [] ? [FlagTypes.Release] : used, []);
        return [.. weeks.Select(week => new CreationArchiveTrend(week.Week.Name, week.Week.Date, week.Project.Id, Created(week), archived.GetValueOrDefault(week.Key)))];

        IReadOnlyDictionary<string, long> Created(ProjectWeek week) => created.Contains(week.Key) ? Count(none.Keys, created[week.Key]) : none;
    }

    private static OrderedDictionary<string, long> Count(IEnumerable<string> types, IEnumerable<CreatedFlags> created)
    {
        var counts = new OrderedDictionary<string, long>(types.Select(type => KeyValuePair.Create(type, 0L)), StringComparer.Ordinal);
        foreach (var row in created)
        {
            counts[row.Type] = row.Flags;
        }

        return counts;
    }
}
