using Reporting.Application.Reports;
using Reporting.Application.Rules;
using Reporting.Domain.Access;
using Reporting.Domain.Reports;
using Reporting.Domain.Sources;
using Reporting.Domain.Time;
using Reporting.Domain.Workspaces;

namespace Reporting.Application.Alerts;

/// <summary>What series are read from: the reports that the native API answers with.</summary>
internal sealed class SeriesReports(CachedReports reports, ISources sources, IInstanceRepository instances)
{
    public ISources Sources => sources;

    public IInstanceRepository Instances => instances;

    public Task<TReport> ReadAsync<TReport>(IReportQuery<TReport> query, CancellationToken cancellationToken)
        where TReport : class, IReport
        => reports.ReadAsync(query, cancellationToken);
}

internal static class SeriesQuestions
{
    /// <summary>The span of a question in the zone of its instance, up to the end of the running hour as in the API.</summary>
    public static ReportSpan Span(this SeriesQuestion question)
    {
        var days = CivilDays.Of(TimeZoneInfo.FindSystemTimeZoneById(question.Instance.TimeZone));
        var (end, running) = (days.StartOf(question.Interval.Later(question.Last, 1)), Hours.After(question.Now));
        return new ReportSpan(days.StartOf(question.First), end < running ? end : running, question.Instance.TimeZone);
    }

    public static TemplateFilter Templates(this SeriesQuestion question) => question.Scope.Template is { } template ? new TemplateFilter([template]) : TemplateFilter.Deployment;

    public static IReadOnlyList<string> Projects(this SeriesQuestion question) => question.Scope.Project is { } project ? [project] : [];

    /// <summary>The last day of a question about days of UTC.</summary>
    public static DateOnly LastDay(this SeriesQuestion question)
    {
        var (last, today) = (question.Interval.Later(question.Last, 1).AddDays(-1), DateOnly.FromDateTime(question.Now.UtcDateTime));
        return last < today ? last : today;
    }

    /// <summary>Of the values of days the last in each interval.</summary>
    public static IReadOnlyList<SeriesPoint> Ends(this SeriesQuestion question, IEnumerable<SeriesPoint> days) =>
    [
        .. days
            .GroupBy(day => question.Interval.FirstDay(day.First))
            .Select(interval => interval.Last() with { First = interval.Key })
            .Where(interval => interval.First >= question.First),
    ];

    /// <summary>Of the values of parts the sum in each interval.</summary>
    public static IReadOnlyList<SeriesPoint> Sums(this SeriesQuestion question, IEnumerable<SeriesPoint> parts) =>
    [
        .. parts
            .GroupBy(part => question.Interval.FirstDay(part.First))
            .Select(interval => new SeriesPoint(interval.Key, interval.Sum(part => part.Value)))
            .Where(interval => interval.First >= question.First),
    ];
}
