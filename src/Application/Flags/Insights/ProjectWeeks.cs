using Reporting.Application.Flags.Statistics;
using Reporting.Domain.Flags.Records;
using Reporting.Domain.Flags.Reports;

namespace Reporting.Application.Flags.Insights;

/// <summary>Which projects there were at the end of which week.</summary>
internal sealed record ProjectWeek(InsightWeek Week, Project Project)
{
    public (DateOnly Week, string Project) Key => (Week.Monday, Project.Id);
}

internal static class ProjectWeeks
{
    /// <returns>By week, and of one week by project.</returns>
    public static IReadOnlyList<ProjectWeek> Of(
        IReadOnlyList<InsightWeek> weeks, IReadOnlyList<Project> projects, IReadOnlyList<ProjectChange> changes, IReadOnlyList<ProjectDelta> deltas)
    {
        var since = deltas.DistinctBy(delta => delta.Project, StringComparer.Ordinal).ToDictionary(delta => delta.Project, delta => delta.Since, StringComparer.Ordinal);
        var changesOf = changes.ToLookup(change => change.Project, StringComparer.Ordinal);
        var pasts = projects
            .OrderBy(project => project.Id, StringComparer.Ordinal)
            .Select(project => new ProjectPast(project, changesOf[project.Id], since.TryGetValue(project.Id, out var week) ? week : null))
            .ToList();
        return
        [
            .. from week in weeks
               from past in pasts
               where past.IsThere(week)
               select new ProjectWeek(week, past.Project),
        ];
    }
}

/// <summary>When a project was there. A project whose record is younger than its flags was there before them.</summary>
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
