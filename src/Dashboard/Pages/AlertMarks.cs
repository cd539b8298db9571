using Reporting.Application.Alerts;
using Reporting.Dashboard.Charts;
using Reporting.Dashboard.Formats;
using Reporting.Dashboard.Rendering;
using Reporting.Domain.Time;

namespace Reporting.Dashboard.Pages;

/// <summary>Marks on charts: when alerts on their series fired.</summary>
internal sealed class AlertMarks(PageReports reports, PageContext context)
{
    private IReadOnlyList<SeriesFiring> firings = [];

    private Texts Texts => context.Texts;

    /// <summary>Reads what fired in the view; what follows is about that.</summary>
    /// <param name="template">The template that the page is about; null for all.</param>
    /// <param name="project">The project that the page is about; null for all.</param>
    public async Task ReadAsync(Guid? template = null, string? project = null)
    {
        var span = context.View.Span;
        var all = await reports.SendAsync(new GetFiringsQuery(context.Instance.Id, span.Start, span.End));
        firings = [.. all.Where(each => each.Subject.Scope.Template == template && string.Equals(each.Subject.Scope.Project, project, StringComparison.Ordinal))];
    }

    /// <summary>The marks of a chart.</summary>
    /// <param name="days">The first day of each point, ascending.</param>
    /// <param name="series">The series that the chart shows; <c>flag-trends.</c> are all that begin so.</param>
    public IReadOnlyList<ChartMark> On(IReadOnlyList<DateOnly> days, params string[] series) =>
    [
        .. firings
            .Where(each => days.Count > 0 && series.Any(name => each.Subject.Series.StartsWith(name, StringComparison.Ordinal)))
            .Select(each => Of(each, days)),
    ];

    private ChartMark Of(SeriesFiring each, IReadOnlyList<DateOnly> days)
    {
        var (start, end) = (DayOf(each.Firing.Start), each.Firing.End is { } over ? DayOf(over) : (DateOnly?)null);
        var label = $"Alert {each.Firing.Rule}: {Texts.Moment(each.Firing.Start)}{(each.Firing.End is { } until ? $" to {Texts.Moment(until)}" : ", not over")}";
        return new ChartMark(IndexOf(days, start), end is { } last ? IndexOf(days, last) : days.Count - 1, label);
    }

    private DateOnly DayOf(DateTimeOffset at) => CivilDays.Of(context.View.Zone).DayOf(at);

    /// <summary>The last point that begins no later.</summary>
    private static int IndexOf(IReadOnlyList<DateOnly> days, DateOnly day) => Math.Max(0, days.Count(first => first <= day) - 1);
}
