using Reporting.Application.Workspaces;
using Reporting.Domain.Access;
using Reporting.Domain.Time;

namespace Reporting.Application.Alerts;

/// <summary>Series of deployments of workspaces.</summary>
internal static class WorkspaceSeries
{
    private static readonly IReadOnlyList<CivilInterval> AnyInterval = [CivilInterval.Day, CivilInterval.Week, CivilInterval.Month];

    public static IReadOnlyList<AlertSeries> All { get; } =
    [
        new("active-users.users", "Active users", InstanceKind.Workspaces, SeriesUnit.Number, SeriesTiming.Counted, AnyInterval, ["template"], ReadActiveUsersAsync),
        new("template-trends.seconds", "Time worked", InstanceKind.Workspaces, SeriesUnit.Seconds, SeriesTiming.Counted, AnyInterval, ["template"], ReadSecondsAsync),
        OfStatus("active"),
        OfStatus("dormant"),
        OfStatus("suspended"),
    ];

    private static AlertSeries OfStatus(string status) => new(
        $"user-statuses.{status}", $"Accounts that are {status}", InstanceKind.Workspaces, SeriesUnit.Number, SeriesTiming.Level, AnyInterval, [],
        (reports, question, cancellationToken) => ReadStatusAsync(reports, question, status, cancellationToken));

    private static async Task<IReadOnlyList<SeriesPoint>> ReadActiveUsersAsync(SeriesReports reports, SeriesQuestion question, CancellationToken cancellationToken)
    {
        var report = await reports.ReadAsync(new GetActiveUsersQuery(question.Instance.Id, question.Templates(), question.Span(), question.Interval), cancellationToken);
        return [.. report.Entries.Select(entry => new SeriesPoint(question.Interval.FirstDay(entry.Date), entry.Amount))];
    }

    /// <summary>The sum over templates. Where no users are shown, it lacks what few worked.</summary>
    private static async Task<IReadOnlyList<SeriesPoint>> ReadSecondsAsync(SeriesReports reports, SeriesQuestion question, CancellationToken cancellationToken)
    {
        var report = await reports.ReadAsync(new GetTemplateTrendsQuery(question.Instance.Id, question.Templates(), question.Span(), question.Interval), cancellationToken);
        return [.. report.Dates.Select((date, index) => new SeriesPoint(question.Interval.FirstDay(date), report.Templates.Sum(template => template.Use[index].Seconds)))];
    }

    /// <summary>The report counts at the start of each interval and at the end: an interval ends as the next begins. A status that nobody had is left out there.</summary>
    private static async Task<IReadOnlyList<SeriesPoint>> ReadStatusAsync(SeriesReports reports, SeriesQuestion question, string status, CancellationToken cancellationToken)
    {
        var span = question.Span();
        var report = await reports.ReadAsync(new GetUserStatusesQuery(question.Instance.Id, span, question.Interval), cancellationToken);
        if (report.StatusCounts.Count == 0)
        {
            return [];
        }

        var counts = report.StatusCounts.GetValueOrDefault(status);
        return [.. span.Split(question.Interval).Select((interval, index) => new SeriesPoint(question.Interval.FirstDay(interval.FirstDay), counts?[index + 1].Count ?? 0))];
    }
}
