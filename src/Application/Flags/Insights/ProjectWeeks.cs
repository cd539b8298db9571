using Reporting.Application.Flags.Statistics;
using Reporting.Domain.Flags.Records;
using Reporting.Domain.Flags.Reports;

namespace Reporting.Application.Flags.Insights;

/// <summary>A project at the end of a week.</summary>
/// <param name="Slot">Its place in a table by week and project.</param>
internal sealed record ProjectWeek(InsightWeek Week, Project Project, int Slot);

/// <summary>Which projects there were at the end of which week, and the table by week and project that rows about them are laid into.</summary>
internal sealed class ProjectWeeks
{
    private const int DaysOfWeek = 7;

    private readonly DateOnly firstMonday;
    private readonly int weeks;
    private readonly Dictionary<string, int> projects;

    private ProjectWeeks(IReadOnlyList<InsightWeek> weeks, IReadOnlyList<ProjectPast> pasts)
    {
        (firstMonday, this.weeks) = (weeks[0].Monday, weeks.Count);
        projects = pasts.Select((past, index) => (past.Project.Id, Index: index)).ToDictionary(project => project.Id, project => project.Index, StringComparer.Ordinal);
        All =
        [
            .. from week in weeks
               from past in pasts
               where past.IsThere(week)
               select new ProjectWeek(week, past.Project, SlotOf(week.Monday, past.Project.Id)),
        ];
    }

    /// <summary>By week, and of one week by project.</summary>
    public IReadOnlyList<ProjectWeek> All { get; }

    /// <param name="weeks">At least one, each a week after the other.</param>
    public static ProjectWeeks Of(
        IReadOnlyList<InsightWeek> weeks, IReadOnlyList<Project> projects, IReadOnlyList<ProjectChange> changes, IReadOnlyList<ProjectDelta> deltas)
    {
        var since = new Dictionary<string, DateOnly>(StringComparer.Ordinal);
        foreach (var delta in deltas)
        {
            since.TryAdd(delta.Project, delta.Since);
        }

        var changesOf = changes.ToLookup(change => change.Project, StringComparer.Ordinal);
        return new ProjectWeeks(weeks, [
            .. projects
                .OrderBy(project => project.Id, StringComparer.Ordinal)
                .Select(project => new ProjectPast(project, changesOf[project.Id], since.TryGetValue(project.Id, out var week) ? week : null)),
        ]);
    }

    /// <summary>By slot; null where there is no row.</summary>
    public TRow?[] Place<TRow>(IReadOnlyList<TRow> rows, Func<TRow, (DateOnly Week, string Project)> keyOf)
        where TRow : class
    {
        var table = new TRow?[weeks * projects.Count];
        foreach (var row in rows)
        {
            var (week, project) = keyOf(row);
            if (SlotOf(week, project) is var slot and >= 0)
            {
                table[slot] = row;
            }
        }

        return table;
    }

    /// <returns>Negative for another week, or a project that is not there any more.</returns>
    public int SlotOf(DateOnly week, string project)
    {
        var index = (week.DayNumber - firstMonday.DayNumber) / DaysOfWeek;
        return week >= firstMonday && index < weeks && projects.TryGetValue(project, out var number) ? (index * projects.Count) + number : -1;
    }
}

/// <summary>When a project existed. A project whose record is younger than its flags existed before them.</summary>
internal sealed class ProjectPast(Project project, IEnumerable<ProjectChange> observed, DateOnly? flagsSince)
{
    private readonly DateTimeOffset start = flagsSince is { } week && StatisticsTime.StartOf(week) < project.CreatedAt ? StatisticsTime.StartOf(week) : project.CreatedAt;
    private readonly IReadOnlyList<ProjectChange> changes = [.. observed.Concat(Recorded(project)).OrderBy(change => change.At)];

    public Project Project => project;

    public bool IsThere(InsightWeek week)
        => start < week.End
            && (week.IsRunning ? project.ArchivedAt is null || project.ArchivedAt >= week.End : changes.LastOrDefault(change => change.At < week.End) is not { IsArchived: true });

    private static IEnumerable<ProjectChange> Recorded(Project project)
        => project.ArchivedAt is { } archivedAt ? [new ProjectChange(project.Id, archivedAt, IsArchived: true)] : [];
}
