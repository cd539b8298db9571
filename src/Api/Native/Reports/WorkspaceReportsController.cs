using Microsoft.AspNetCore.Mvc;
using Reporting.Api.Answers;
using Reporting.Api.Dialects;
using Reporting.Api.OpenApi;
using Reporting.Application.Workspaces;
using Reporting.Domain.Access;
using Reporting.Domain.Workspaces.Reports;

namespace Reporting.Api.Native.Reports;

/// <summary>How workspaces are used.</summary>
[ApiController]
[SpeaksNative]
[ReportsOn(InstanceKind.Workspaces)]
[RequireRole(TokenRole.Admin, TokenRole.Auditor)]
[Route("api/reports")]
[Tags("Reports on workspaces")]
[ProducesResponseType<ProblemContract>(StatusCodes.Status400BadRequest, ProblemContract.ContentType)]
internal sealed class WorkspaceReportsController : ControllerBase
{
    [HttpGet("active-users")]
    [EndpointSummary("Count active users by day, week or month")]
    [EndpointDescription("A user counts once in each interval, with a half hour of usage wholly inside it. The first and the last interval are cut at the ends of the span.")]
    [ProducesResponseType<ReportContract<ActiveUsersRow>>(StatusCodes.Status200OK)]
    [ResponseExample(ReportExamples.ActiveUsers, Csv = ReportExamples.ActiveUsersCsv)]
    public IActionResult GetActiveUsers([BoundBy<ActiveUsersBinder>] GetActiveUsersQuery query)
        => new ReportResult<ActiveUsersReport, ReportContract<ActiveUsersRow>>(query, report => new(query.Span.Start, query.Span.End, ActiveUsersRow.Of(report)));

    [HttpGet("active-user-total")]
    [EndpointSummary("Count the active users of a span")]
    [EndpointDescription("Each counted once, with a half hour of usage wholly inside the span.")]
    [ProducesResponseType<ReportContract<ActiveUserTotalRow>>(StatusCodes.Status200OK)]
    [ResponseExample(ReportExamples.ActiveUserTotal, Csv = ReportExamples.ActiveUserTotalCsv)]
    public IActionResult GetActiveUserTotal([BoundBy<ActiveUserTotalBinder>] GetActiveUserTotalQuery query)
        => new ReportResult<ActiveUserTotalReport, ReportContract<ActiveUserTotalRow>>(query, report => new(query.Span.Start, query.Span.End, ActiveUserTotalRow.Of(report)));

    [HttpGet("active-hours")]
    [EndpointSummary("Count active users by hour of the week")]
    [EndpointDescription("The mean over all such hours that lie whole in the span, by the clock of the time zone.")]
    [ProducesResponseType<ReportContract<ActiveHoursRow>>(StatusCodes.Status200OK)]
    [ResponseExample(ReportExamples.ActiveHours, Csv = ReportExamples.ActiveHoursCsv)]
    public IActionResult GetActiveHours([BoundBy<ActiveHoursBinder>] GetActiveHoursQuery query)
        => new ReportResult<ActiveHoursReport, ReportContract<ActiveHoursRow>>(query, report => new(query.Span.Start, query.Span.End, ActiveHoursRow.Of(report)));

    [HttpGet("template-usage")]
    [EndpointSummary("Sum up the use of each template")]
    [ProducesResponseType<ReportContract<TemplateUsageRow>>(StatusCodes.Status200OK)]
    [ResponseExample(ReportExamples.TemplateUsage, Csv = ReportExamples.TemplateUsageCsv)]
    public IActionResult GetTemplateUsage([BoundBy<TemplateUsageBinder>] GetTemplateTotalsQuery query)
        => new ReportResult<TemplateTotalsReport, ReportContract<TemplateUsageRow>>(query, report => new(query.Span.Start, query.Span.End, TemplateUsageRow.Of(report)));

    [HttpGet("template-trends")]
    [EndpointSummary("Sum up the use of each template by day, week or month")]
    [EndpointDescription("A user counts once in each interval, with a half hour of usage of the template wholly inside it. An interval in which nobody worked on a template is left out. The first and the last interval are cut at the ends of the span.")]
    [ProducesResponseType<ReportContract<TemplateTrendRow>>(StatusCodes.Status200OK)]
    [ResponseExample(ReportExamples.TemplateTrends, Csv = ReportExamples.TemplateTrendsCsv)]
    public IActionResult GetTemplateTrends([BoundBy<TemplateTrendsBinder>] GetTemplateTrendsQuery query)
        => new ReportResult<TemplateTrendsReport, ReportContract<TemplateTrendRow>>(query, report => new(query.Span.Start, query.Span.End, TemplateTrendRow.Of(report)));

    [HttpGet("template-apps")]
    [EndpointSummary("Sum up the use of each template through each app")]
    [EndpointDescription("With the ways in that every workspace has.")]
    [ProducesResponseType<ReportContract<TemplateAppRow>>(StatusCodes.Status200OK)]
    [ResponseExample(ReportExamples.TemplateApps, Csv = ReportExamples.TemplateAppsCsv)]
    public IActionResult GetTemplateApps([BoundBy<TemplateAppsBinder>] GetTemplateAppsQuery query)
        => new ReportResult<TemplateAppsReport, ReportContract<TemplateAppRow>>(query, report => new(query.Span.Start, query.Span.End, TemplateAppRow.Of(report)));

    [HttpGet("template-versions")]
    [EndpointSummary("Count workspaces by the version of their template")]
    [EndpointDescription("Versions that were built in the span. Of each workspace the newest build of the span counts.")]
    [ProducesResponseType<ReportContract<TemplateVersionRow>>(StatusCodes.Status200OK)]
    [ResponseExample(ReportExamples.TemplateVersions, Csv = ReportExamples.TemplateVersionsCsv)]
    public IActionResult GetTemplateVersions([BoundBy<TemplateVersionsBinder>] GetTemplateVersionsQuery query)
        => new ReportResult<TemplateVersionsReport, ReportContract<TemplateVersionRow>>(query, report => new(query.Span.Start, query.Span.End, TemplateVersionRow.Of(report)));

    [HttpGet("app-usage")]
    [EndpointSummary("Sum up the use of each app")]
    [EndpointDescription("With the ways in that every workspace has. The span begins and ends with a day; one that ends today may end at a full hour.")]
    [ProducesResponseType<ReportContract<AppUsageRow>>(StatusCodes.Status200OK)]
    [ResponseExample(ReportExamples.AppUsage, Csv = ReportExamples.AppUsageCsv)]
    public IActionResult GetAppUsage([BoundBy<InsightsBinder>] GetTemplateInsightsQuery query)
        => new ReportResult<TemplateInsightsReport, ReportContract<AppUsageRow>>(query, report => new(query.StartTime.Time, query.EndTime.Time, AppUsageRow.Of(report)));

    [HttpGet("app-trends")]
    [EndpointSummary("Sum up the use of each app by day, week or month")]
    [EndpointDescription("With the ways in that every workspace has. An app that nobody used in an interval is left out there. The first and the last interval are cut at the ends of the span.")]
    [ProducesResponseType<ReportContract<AppTrendRow>>(StatusCodes.Status200OK)]
    [ResponseExample(ReportExamples.AppTrends, Csv = ReportExamples.AppTrendsCsv)]
    public IActionResult GetAppTrends([BoundBy<AppTrendsBinder>] GetAppTrendsQuery query)
        => new ReportResult<AppTrendsReport, ReportContract<AppTrendRow>>(query, report => new(query.Span.Start, query.Span.End, AppTrendRow.Of(report)));

    [HttpGet("parameter-usage")]
    [EndpointSummary("Count workspaces by the values of their parameters")]
    [EndpointDescription("Of each workspace the newest build of the span counts. The span begins and ends with a day; one that ends today may end at a full hour.")]
    [ProducesResponseType<ReportContract<ParameterUsageRow>>(StatusCodes.Status200OK)]
    [ResponseExample(ReportExamples.ParameterUsage, Csv = ReportExamples.ParameterUsageCsv)]
    public IActionResult GetParameterUsage([BoundBy<InsightsBinder>] GetTemplateInsightsQuery query)
        => new ReportResult<TemplateInsightsReport, ReportContract<ParameterUsageRow>>(query, report => new(query.StartTime.Time, query.EndTime.Time, ParameterUsageRow.Of(report)));

    [HttpGet("user-activity")]
    [EndpointSummary("Sum up how long each user worked")]
    [EndpointDescription("The span begins and ends with a day; one that ends today may end at a full hour.")]
    [ProducesResponseType<ReportContract<UserActivityRow>>(StatusCodes.Status200OK)]
    [ResponseExample(ReportExamples.UserActivity, Csv = ReportExamples.UserActivityCsv)]
    public IActionResult GetUserActivity([BoundBy<UserActivityBinder>] GetUserActivityQuery query)
        => new ReportResult<UserActivityReport, ReportContract<UserActivityRow>>(query, report => new(report.Window.Start, report.Window.End, UserActivityRow.Of(report)));

    [HttpGet("user-days")]
    [EndpointSummary("Count the half hours of use of one user on each day")]
    [ProducesResponseType<ReportContract<UserDayRow>>(StatusCodes.Status200OK)]
    [ResponseExample(ReportExamples.UserDays, Csv = ReportExamples.UserDaysCsv)]
    public IActionResult GetUserDays([BoundBy<UserDaysBinder>] GetUserDaysQuery query)
        => new ReportResult<UserDaysReport, ReportContract<UserDayRow>>(query, report => new(query.Span.Start, query.Span.End, UserDayRow.Of(report)));

    [HttpGet("accounts")]
    [EndpointSummary("List accounts and when they were last in use")]
    [EndpointDescription("Accounts of people that are not deleted, whether or not they worked in the span.")]
    [ProducesResponseType<ReportContract<AccountRow>>(StatusCodes.Status200OK)]
    [ResponseExample(ReportExamples.Accounts, Csv = ReportExamples.AccountsCsv)]
    public IActionResult GetAccounts([BoundBy<AccountsBinder>] GetAccountsQuery query)
        => new ReportResult<AccountsReport, ReportContract<AccountRow>>(query, report => new(query.Span.Start, query.Span.End, AccountRow.Of(report)));

    [HttpGet("templates")]
    [EndpointSummary("List templates")]
    [EndpointDescription("Those that are not deleted, used or not.")]
    [ProducesResponseType<ReportContract<TemplateRow>>(StatusCodes.Status200OK)]
    [ResponseExample(ReportExamples.Templates, Csv = ReportExamples.TemplatesCsv)]
    public IActionResult GetTemplates([BoundBy<TemplatesBinder>] GetTemplatesQuery query)
        => new ReportResult<TemplatesReport, ReportContract<TemplateRow>>(query, report => new(From: null, To: null, TemplateRow.Of(report)));

    [HttpGet("unused-templates")]
    [EndpointSummary("List templates without use")]
    [ProducesResponseType<ReportContract<UnusedTemplateRow>>(StatusCodes.Status200OK)]
    [ResponseExample(ReportExamples.UnusedTemplates, Csv = ReportExamples.UnusedTemplatesCsv)]
    public IActionResult GetUnusedTemplates([BoundBy<UnusedTemplatesBinder>] GetUnusedTemplatesQuery query)
        => new ReportResult<UnusedTemplatesReport, ReportContract<UnusedTemplateRow>>(query, report => new(query.Span.Start, query.Span.End, UnusedTemplateRow.Of(report)));

    [HttpGet("user-latency")]
    [EndpointSummary("Measure how long the connections of each user took to answer")]
    [EndpointDescription("The span begins and ends with a day; one that ends today may end at a full hour.")]
    [ProducesResponseType<ReportContract<UserLatencyRow>>(StatusCodes.Status200OK)]
    [ResponseExample(ReportExamples.UserLatency, Csv = ReportExamples.UserLatencyCsv)]
    public IActionResult GetUserLatency([BoundBy<UserLatencyBinder>] GetUserLatencyQuery query)
        => new ReportResult<UserLatencyReport, ReportContract<UserLatencyRow>>(query, report => new(report.Window.Start, report.Window.End, UserLatencyRow.Of(report)));

    [HttpGet("user-statuses")]
    [EndpointSummary("Count users by status over time")]
    [EndpointDescription("At the start of each interval, and at the end of the span.")]
    [ProducesResponseType<ReportContract<UserStatusRow>>(StatusCodes.Status200OK)]
    [ResponseExample(ReportExamples.UserStatuses, Csv = ReportExamples.UserStatusesCsv)]
    public IActionResult GetUserStatuses([BoundBy<UserStatusesBinder>] GetUserStatusesQuery query)
        => new ReportResult<UserStatusReport, ReportContract<UserStatusRow>>(query, report => new(query.Span.Start, query.Span.End, UserStatusRow.Of(report)));
}
