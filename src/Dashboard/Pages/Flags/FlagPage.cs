using Reporting.Application.Flags.Insights;
using Reporting.Application.Flags.Statistics;
using Reporting.Dashboard.Charts;
using Reporting.Dashboard.Formats;
using Reporting.Dashboard.Rendering;
using Reporting.Dashboard.Views;
using Reporting.Domain.Flags.Reports;

namespace Reporting.Dashboard.Pages.Flags;

/// <summary>A page about flags, whose days are days of UTC.</summary>
public abstract class FlagPage : ReportPage
{
    /// <summary>So many flags are listed.</summary>
    protected const int FlagsListed = 100;

    protected DateOnly Today => DateOnly.FromDateTime(Now.UtcDateTime);

    private protected Task<InstanceInsights> InsightsAsync(params IReadOnlyList<string> projects) => ReadAsync(Query(View.Range, projects));

    /// <summary>Of the range compared with; null where there is none.</summary>
    private protected Task<InstanceInsights?> InsightsBeforeAsync(params IReadOnlyList<string> projects)
        => ReadIfAsync(View.RangeBefore is { } range ? Query(range, projects) : null);

    /// <summary>As of a day; of today as of now.</summary>
    private protected Task<InstanceStatistics> StatisticsAsync(DateOnly? day = null)
        => ReadAsync(new GetInstanceStatisticsQuery(Instance.Id, day < Today ? day : null, Now));

    private protected DataTable FlagTable(IEnumerable<ListedFlag> flags) => DataTable.Of(
        flags.Take(FlagsListed),
        (new DataColumn("Flag", DataKind.Text), flag => flag.Flag),
        (new DataColumn("Project", DataKind.Text), flag => flag.Project),
        (new DataColumn("Type", DataKind.Text), flag => flag.Type),
        (new DataColumn("State", DataKind.Text), flag => flag.State),
        (new DataColumn("Age in days"), flag => (long)(Now - flag.CreatedAt).TotalDays),
        (new DataColumn("Last asked for", DataKind.Text), flag => flag.LastUsedOn is { } day ? day : null));

    protected string? Shown(int count) => count > FlagsListed ? $"The {Texts.Number((long)FlagsListed)} oldest of {Texts.Number((long)count)}." : null;

    private GetInsightsQuery Query(ViewRange range, IReadOnlyList<string> projects)
        => new(Instance.Id, range.First, range.Last, Now) { Projects = projects };
}
