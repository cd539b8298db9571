using System.Runtime.InteropServices;
using Reporting.Domain.Flags;
using Reporting.Domain.Flags.Reports;

namespace Reporting.Application.Flags.Insights;

/// <summary>What happened in each week; a project or type with nothing has zeros.</summary>
internal static class WeeklyTrends
{
    public static IReadOnlyList<MetricsSummaryTrend> Metrics(ProjectWeeks weeks, IReadOnlyList<MetricsOfProject> metrics)
    {
        var found = weeks.Place(metrics, row => (row.Week, row.Project));
        return [.. weeks.All.Select(week => Trend(week, found[week.Slot]))];

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

    public static IReadOnlyList<LifecycleTrend> Lifecycle(ProjectWeeks weeks, IReadOnlyList<ProjectDelta> deltas)
    {
        var changed = weeks.Place(deltas, delta => (delta.Week, delta.Project));
        return [.. weeks.All.Select(week => new LifecycleTrend(week.Week.Name, week.Week.Date, week.Project.Id, changed[week.Slot]?.Launched ?? 0))];
    }

    /// <summary>Every type in use has a number in every row, so that no row has none.</summary>
    public static IReadOnlyList<CreationArchiveTrend> Creations(
        ProjectWeeks weeks, IReadOnlyList<ProjectDelta> deltas, IReadOnlyList<CreatedFlags> creations, IReadOnlyList<FlagsOfType> present)
    {
        var changed = weeks.Place(deltas, delta => (delta.Week, delta.Project));
        var used = present.Select(flags => flags.Type).Concat(creations.Select(row => row.Type)).ToHashSet(StringComparer.Ordinal);
        string[] types = used.Count == 0 ? [FlagTypes.Release] : [.. used.Order(StringComparer.Ordinal)];
        var created = Count(weeks, types, creations);
        var none = new CountsByType(types, new long[types.Length]);
        return
        [
            .. weeks.All.Select(week => new CreationArchiveTrend(
                week.Week.Name,
                week.Week.Date,
                week.Project.Id,
                created.TryGetValue(week.Slot, out var counts) ? new CountsByType(types, counts) : none,
                changed[week.Slot]?.Archived ?? 0)),
        ];
    }

    /// <returns>By slot, a number for each type.</returns>
    private static Dictionary<int, long[]> Count(ProjectWeeks weeks, string[] types, IReadOnlyList<CreatedFlags> created)
    {
        var counts = new Dictionary<int, long[]>();
        foreach (var row in created)
        {
            ref var ofWeek = ref CollectionsMarshal.GetValueRefOrAddDefault(counts, weeks.SlotOf(row.Week, row.Project), out _);
            ofWeek ??= new long[types.Length];
            ofWeek[Array.BinarySearch(types, row.Type, StringComparer.Ordinal)] = row.Flags;
        }

        return counts;
    }
}
