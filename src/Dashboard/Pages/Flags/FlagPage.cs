using Reporting.Application.Flags.Insights;
using Reporting.Application.Flags.Statistics;
using Reporting.Dashboard.Charts;
using Reporting.Dashboard.Rendering;
using Reporting.Dashboard.Views;
using Reporting.Domain.Flags.Records;
using Reporting.Domain.Flags.Reports;
using Reporting.Domain.Time;

namespace Reporting.Dashboard.Pages.Flags;

/// <summary>A page about flags, whose days are days of UTC.</summary>
public abstract class FlagPage : ReportPage
{
    /// <summary>So many flags are listed.</summary>
    protected const int FlagsListed = 100;

    private IReadOnlyDictionary<string, string> projectNames = new Dictionary<string, string>(StringComparer.Ordinal);

    protected DateOnly Today => DateOnly.FromDateTime(Now.UtcDateTime);

    private protected Task<InstanceInsights> InsightsAsync(params IReadOnlyList<string> projects) => ReadAsync(Query(View.Range, projects));

    /// <summary>Reads the projects, whose names are known from then on.</summary>
    private protected async Task<IReadOnlyList<Project>> ReadProjectsAsync()
    {
        var projects = (await ReadAsync(new GetProjectsQuery(Instance.Id))).Projects;
        projectNames = projects.ToDictionary(project => project.Id, project => project.Name, StringComparer.Ordinal);
        return projects;
    }

    /// <summary>What a project is called: by its id where it is no more.</summary>
    protected string ProjectNameOf(string project) => projectNames.GetValueOrDefault(project, project);

    /// <summary>Of the range compared with; null where there is none.</summary>
    private protected Task<InstanceInsights?> InsightsBeforeAsync(params IReadOnlyList<string> projects)
        => ReadIfAsync(View.RangeBefore is { } range ? Query(range, projects) : null);

    /// <summary>Of the weeks compared with; null where there are none.</summary>
    private protected Task<InstanceInsights?> WeeksBeforeAsync() => ReadIfAsync(WeeksBefore is { } weeks ? Query(weeks, []) : null);

    /// <summary>As of a day; of today as of now.</summary>
    private protected Task<InstanceStatistics> StatisticsAsync(DateOnly? day = null)
        => ReadAsync(new GetInstanceStatisticsQuery(Instance.Id, day < Today ? day : null, Now));

    /// <summary>The Monday of the last week of the range that is over: a running one is compared with none.</summary>
    protected DateOnly LastWholeWeek => FlagWeeks.MondayOf(View.Range.Last) is var last && last.AddDays(IsoWeek.Days) > Today ? last.AddDays(-IsoWeek.Days) : last;

    /// <summary>The range whose weeks those of this one that are over are compared with: as many, and where both share a week, those before it. Null where there is none.</summary>
    private ViewRange? WeeksBefore
    {
        get
        {
            var (first, last) = (FlagWeeks.MondayOf(View.Range.First), LastWholeWeek);
            if (View.RangeBefore is not { } before || last < first)
            {
                return null;
            }

            var end = FlagWeeks.MondayOf(before.Last) < first ? FlagWeeks.MondayOf(before.Last).AddDays(last.DayNumber - FlagWeeks.MondayOf(View.Range.Last).DayNumber + IsoWeek.Days - 1) : first.AddDays(-1);
            return ViewRange.UpTo(end, last.DayNumber - first.DayNumber + IsoWeek.Days);
        }
    }

    /// <summary>Whether the ranges end in different weeks, so that the ends of their weeks can be compared.</summary>
    protected bool HasWeekEndBefore => View.RangeBefore is { } before && FlagWeeks.MondayOf(before.Last) < FlagWeeks.MondayOf(View.Range.Last);

    /// <summary>How many flags of a list are shown; null for all.</summary>
    protected int? MaxFlags => RowLimit.MaxRowsOf(View, FlagsListed);

    /// <summary>Where each flag of a table leads: to the product, or where its address is not known to who changed it.</summary>
    private protected Func<IReadOnlyList<object?>, string?> LinksOf(IFlagProduct product, IReadOnlyList<ListedFlag> flags)
    {
        var projects = flags.ToDictionary(flag => flag.Flag, flag => flag.Project, StringComparer.Ordinal);
        return row => (string)row[0]! is var flag && product.AddressOf(Instance, projects[flag], flag) is { } address ? address : EventsOf(EventSearch.FlagParameter, flag);
    }

    /// <summary>The address of the events that a filter lets through.</summary>
    protected string EventsOf(string filter, string value) => View.Address.To("/flags/events", View[ViewState.InstanceParameter]).With(filter, value).ToString();

    private protected DataTable FlagTable(IEnumerable<ListedFlag> flags) => DataTable.Of(
        flags,
        (new DataColumn("Flag", DataKind.Text), flag => flag.Flag),
        (new DataColumn("Project", DataKind.Text), flag => ProjectNameOf(flag.Project)),
        (new DataColumn("Type", DataKind.Text), flag => flag.Type),
        (new DataColumn("State", DataKind.Text), flag => flag.State),
        (new DataColumn("Age in days"), flag => (long)(Now - flag.CreatedAt).TotalDays),
        (new DataColumn("Last asked for", DataKind.Text), flag => flag.LastUsedOn is { } day ? day : null));

    private GetInsightsQuery Query(ViewRange range, IReadOnlyList<string> projects)
        => new(Instance.Id, range.First, range.Last, Now) { Projects = projects };
}
