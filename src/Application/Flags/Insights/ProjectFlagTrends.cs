using Reporting.Domain.Flags.Reports;

namespace Reporting.Application.Flags.Insights;

/// <summary>The flags of each project at the end of each week: what was captured, today what records tell, else the sum of all deltas up to then.</summary>
/// <param name="present">The flags of today.</param>
internal sealed class ProjectFlagTrends(ProjectWeeks weeks, IReadOnlyList<CapturedProject> captured, IReadOnlyList<FlagsOfType> present)
{
    private readonly CapturedProject?[] kept = weeks.Place(captured, row => (row.Week, row.Project));
    private readonly ILookup<string, FlagsOfType> now = present.ToLookup(flags => flags.Project, StringComparer.Ordinal);
    private readonly Dictionary<string, ProjectDelta> sums = new(StringComparer.Ordinal);

    /// <param name="deltas">By week, those before the first too.</param>
    public IReadOnlyList<ProjectFlagTrend> Accumulate(IReadOnlyList<ProjectDelta> deltas)
    {
        var trends = new List<ProjectFlagTrend>(weeks.All.Count);
        var next = 0;
        foreach (var week in weeks.All)
        {
            while (next < deltas.Count && deltas[next].Week <= week.Week.Monday)
            {
                Add(deltas[next++]);
            }

            trends.Add(Trend(week, sums.GetValueOrDefault(week.Project.Id)));
        }

        return trends;
    }

    private void Add(ProjectDelta delta)
        => sums[delta.Project] = sums.TryGetValue(delta.Project, out var sum)
            ? sum with
            {
                Flags = sum.Flags + delta.Flags,
                Stale = sum.Stale + delta.Stale,
                PotentiallyStale = sum.PotentiallyStale + delta.PotentiallyStale,
                Overdue = sum.Overdue + delta.Overdue,
                ReachedProduction = sum.ReachedProduction + delta.ReachedProduction,
                ProductionDays = sum.ProductionDays + delta.ProductionDays,
            }
            : delta;

    private ProjectFlagTrend Trend(ProjectWeek week, ProjectDelta? sum)
    {
        var state = State(week, sum);
        return new ProjectFlagTrend(
            week.Week.Name,
            week.Week.Date,
            week.Project.Id,
            state.Flags,
            state.Stale,
            state.PotentiallyStale,
            TechnicalDebt.Of(state.Flags, state.Stale, state.Overdue),
            TechnicalDebt.TimeToProduction(sum?.ReachedProduction ?? 0, sum?.ProductionDays ?? 0),
            state.Users);
    }

    private CapturedProject State(ProjectWeek week, ProjectDelta? sum)
        => week.Week.IsRunning
            ? Snapshot(week, now[week.Project.Id])
            : kept[week.Slot]
                ?? new CapturedProject(week.Week.Monday, week.Project.Id, sum?.Flags ?? 0, sum?.Stale ?? 0, sum?.PotentiallyStale ?? 0, sum?.Overdue ?? 0, Users: null);

    private static CapturedProject Snapshot(ProjectWeek week, IEnumerable<FlagsOfType> types)
    {
        var flags = types.ToList();
        return new CapturedProject(
            week.Week.Monday,
            week.Project.Id,
            flags.Sum(type => type.Total),
            flags.Sum(type => type.Stale),
            flags.Sum(type => type.PotentiallyStale),
            flags.Sum(type => type.Overdue),
            week.Project.Members);
    }
}
