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

    [HttpGet("template-usage")]
    [EndpointSummary("Sum up the use of each template")]
    [ProducesResponseType<ReportContract<TemplateUsageRow>>(StatusCodes.Status200OK)]
    [ResponseExample(ReportExamples.TemplateUsage, Csv = ReportExamples.TemplateUsageCsv)]
    public IActionResult GetTemplateUsage([BoundBy<TemplateUsageBinder>] GetTemplateTotalsQuery query)
        => new ReportResult<TemplateTotalsReport, ReportContract<TemplateUsageRow>>(query, report => new(query.Span.Start, query.Span.End, TemplateUsageRow.Of(report)));

    [HttpGet("app-usage")]
    [EndpointSummary("Sum up the use of each app")]
    [EndpointDescription("With the ways in that every workspace has. The span begins and ends with a day; one that ends today may end at a full hour.")]
    [ProducesResponseType<ReportContract<AppUsageRow>>(StatusCodes.Status200OK)]
    [ResponseExample(ReportExamples.AppUsage, Csv = ReportExamples.AppUsageCsv)]
    public IActionResult GetAppUsage([BoundBy<InsightsBinder>] GetTemplateInsightsQuery query)
        => new ReportResult<TemplateInsightsReport, ReportContract<AppUsageRow>>(query, report => new(query.StartTime.Time, query.EndTime.Time, AppUsageRow.Of(report)));

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
