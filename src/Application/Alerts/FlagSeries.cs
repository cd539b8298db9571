using Reporting.Application.Flags.Insights;
using Reporting.Domain.Access;
using Reporting.Domain.Flags.Reports;
using Reporting.Domain.Time;

namespace Reporting.Application.Alerts;

/// <summary>Series of instances of flags; their days and weeks are those of UTC.</summary>
internal static class FlagSeries
{
    private static readonly IReadOnlyList<CivilInterval> AnyInterval = [CivilInterval.Day, CivilInterval.Week, CivilInterval.Month];

    public static IReadOnlyList<AlertSeries> All { get; } =
    [
        OfFlags("total", "Flags", trend => trend.Total),
        OfFlags("active", "Active flags", trend => trend.Active),
        OfFlags("stale", "Stale flags", trend => trend.Stale),
        OfFlags("potentially_stale", "Potentially stale flags", trend => trend.PotentiallyStale),
        OfAccounts("total", "Accounts", trend => trend.Total),
        OfAccounts("active", "Accounts seen in 90 days", trend => trend.Active),
        OfAccounts("inactive", "Accounts not seen for 90 days", trend => trend.Inactive),
        OfProjects("health", "Health of a project", SeriesUnit.Percent, trend => trend.Health),
        OfProjects("days_to_production", "Days to production", SeriesUnit.Number, trend => trend.TimeToProduction),
        OfWeeks("flag-use.requests", "Requests for flags", ["project"], report => report.MetricsSummaryTrends.Select(trend => Of(trend.Date, trend.TotalRequests))),
        OfWeeks("flag-creations.created", "Flags created", ["project"], report => report.CreationArchiveTrends.Select(trend => Of(trend.Date, trend.CreatedFlags.Values.Sum()))),
        OfWeeks("flag-creations.archived", "Flags archived", ["project"], report => report.CreationArchiveTrends.Select(trend => Of(trend.Date, trend.ArchivedFlags))),
        OfWeeks("environment-changes.changes", "Changes in environments", [], report => report.EnvironmentTypeTrends.Select(trend => Of(trend.Date, trend.TotalUpdates))),
    ];

    private static AlertSeries OfFlags(string field, string title, Func<FlagTrend, long> value) => OfDays(
        $"flag-trends.{field}", title, report => report.FlagTrends.Select(trend => Of(trend.Date, value(trend))));

    private static AlertSeries OfAccounts(string field, string title, Func<UserTrend, long> value) => OfDays(
        $"account-trends.{field}", title, report => report.UserTrends.Select(trend => Of(trend.Date, value(trend))));

    private static AlertSeries OfDays(string name, string title, Func<InstanceInsights, IEnumerable<SeriesPoint>> values) => new(
        name, title, InstanceKind.Flags, SeriesUnit.Number, SeriesTiming.Level, AnyInterval, [],
        async (reports, question, cancellationToken) => question.Ends(values(await ReadAsync(reports, question, cancellationToken)))) { IsUtc = true };

    private static AlertSeries OfProjects(string field, string title, SeriesUnit unit, Func<ProjectFlagTrend, double> value) => new(
        $"project-health.{field}", title, InstanceKind.Flags, unit, SeriesTiming.Level, [CivilInterval.Week], ["project"],
        async (reports, question, cancellationToken) => question.Ends(
            (await ReadAsync(reports, question, cancellationToken)).ProjectFlagTrends.Select(trend => Of(trend.Date, value(trend))))) { IsUtc = true, RequiredScope = "project" };

    /// <summary>A week that is known, in which nothing happened, has 0.</summary>
    private static AlertSeries OfWeeks(string name, string title, IReadOnlyList<string> scopes, Func<InstanceInsights, IEnumerable<SeriesPoint>> values) => new(
        name, title, InstanceKind.Flags, SeriesUnit.Number, SeriesTiming.Counted, [CivilInterval.Week], scopes,
        async (reports, question, cancellationToken) =>
        {
            var report = await ReadAsync(reports, question, cancellationToken);
            return question.Sums(values(report).Concat(report.ProjectFlagTrends.Select(trend => Of(trend.Date, 0))));
        }) { IsUtc = true };

    private static Task<InstanceInsights> ReadAsync(SeriesReports reports, SeriesQuestion question, CancellationToken cancellationToken)
        => reports.ReadAsync(new GetInsightsQuery(question.Instance.Id, question.First, question.LastDay(), question.Now) { Projects = question.Projects() }, cancellationToken);

    private static SeriesPoint Of(DateTimeOffset date, double value) => new(DateOnly.FromDateTime(date.UtcDateTime), value);
}
