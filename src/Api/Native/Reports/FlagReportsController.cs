using Microsoft.AspNetCore.Mvc;
using Reporting.Api.Answers;
using Reporting.Api.Dialects;
using Reporting.Api.OpenApi;
using Reporting.Application.Flags.Events;
using Reporting.Application.Flags.Insights;
using Reporting.Application.Flags.Statistics;
using Reporting.Domain.Access;
using Reporting.Domain.Flags.Reports;

namespace Reporting.Api.Native.Reports;

/// <summary>How flags and their projects change.</summary>
[ApiController]
[SpeaksNative]
[ReportsOn(InstanceKind.Flags)]
[RequireRole(TokenRole.Admin, TokenRole.Auditor, TokenRole.Member)]
[Route("api/reports")]
[Tags("Reports on flags")]
[ProducesResponseType<ProblemContract>(StatusCodes.Status400BadRequest, ProblemContract.ContentType)]
internal sealed class FlagReportsController : ControllerBase
{
    [HttpGet("flag-totals")]
    [EndpointSummary("Count flags, projects, users and all else")]
    [ProducesResponseType<ReportContract<TotalRow>>(StatusCodes.Status200OK)]
    [ResponseExample(ReportExamples.FlagTotals, Csv = ReportExamples.FlagTotalsCsv)]
    public IActionResult GetFlagTotals([BoundBy<FlagTotalsBinder>] GetInstanceStatisticsQuery query)
        => new ReportResult<InstanceStatistics, ReportContract<TotalRow>>(query, report => new(From: null, To: null, TotalRow.Of(report.Counts)));

    [HttpGet("flag-trends")]
    [EndpointSummary("Count flags by state on each day")]
    [ProducesResponseType<ReportContract<FlagTrendRow>>(StatusCodes.Status200OK)]
    [ResponseExample(ReportExamples.FlagTrends, Csv = ReportExamples.FlagTrendsCsv)]
    public IActionResult GetFlagTrends([BoundBy<FlagTrendsBinder>] GetInsightsQuery query)
        => new ReportResult<InstanceInsights, ReportContract<FlagTrendRow>>(query, report => new(FlagReportDays.StartOf(query.FirstDay), FlagReportDays.StartOf(query.LastDay.AddDays(1)), FlagTrendRow.Of(report)));

    [HttpGet("account-trends")]
    [EndpointSummary("Count accounts on each day")]
    [ProducesResponseType<ReportContract<AccountTrendRow>>(StatusCodes.Status200OK)]
    [ResponseExample(ReportExamples.AccountTrends, Csv = ReportExamples.AccountTrendsCsv)]
    public IActionResult GetAccountTrends([BoundBy<FlagTrendsBinder>] GetInsightsQuery query)
        => new ReportResult<InstanceInsights, ReportContract<AccountTrendRow>>(query, report => new(FlagReportDays.StartOf(query.FirstDay), FlagReportDays.StartOf(query.LastDay.AddDays(1)), AccountTrendRow.Of(report)));

    [HttpGet("project-health")]
    [EndpointSummary("Tell the health of projects by week")]
    [ProducesResponseType<ReportContract<ProjectHealthRow>>(StatusCodes.Status200OK)]
    [ResponseExample(ReportExamples.ProjectHealth, Csv = ReportExamples.ProjectHealthCsv)]
    public IActionResult GetProjectHealth([BoundBy<ProjectTrendsBinder>] GetInsightsQuery query)
        => new ReportResult<InstanceInsights, ReportContract<ProjectHealthRow>>(query, report => new(FlagReportDays.StartOf(query.FirstDay), FlagReportDays.StartOf(query.LastDay.AddDays(1)), ProjectHealthRow.Of(report)));

    [HttpGet("flag-use")]
    [EndpointSummary("Count how often flags were asked for, by project and week")]
    [ProducesResponseType<ReportContract<FlagUseRow>>(StatusCodes.Status200OK)]
    [ResponseExample(ReportExamples.FlagUse, Csv = ReportExamples.FlagUseCsv)]
    public IActionResult GetFlagUse([BoundBy<ProjectTrendsBinder>] GetInsightsQuery query)
        => new ReportResult<InstanceInsights, ReportContract<FlagUseRow>>(query, report => new(FlagReportDays.StartOf(query.FirstDay), FlagReportDays.StartOf(query.LastDay.AddDays(1)), FlagUseRow.Of(report)));

    [HttpGet("flag-creations")]
    [EndpointSummary("Count created and archived flags by project and week")]
    [ProducesResponseType<ReportContract<FlagCreationRow>>(StatusCodes.Status200OK)]
    [ResponseExample(ReportExamples.FlagCreations, Csv = ReportExamples.FlagCreationsCsv)]
    public IActionResult GetFlagCreations([BoundBy<ProjectTrendsBinder>] GetInsightsQuery query)
        => new ReportResult<InstanceInsights, ReportContract<FlagCreationRow>>(query, report => new(FlagReportDays.StartOf(query.FirstDay), FlagReportDays.StartOf(query.LastDay.AddDays(1)), FlagCreationRow.Of(report)));

    [HttpGet("environment-changes")]
    [EndpointSummary("Count changes in environments by type and week")]
    [ProducesResponseType<ReportContract<EnvironmentChangesRow>>(StatusCodes.Status200OK)]
    [ResponseExample(ReportExamples.EnvironmentChanges, Csv = ReportExamples.EnvironmentChangesCsv)]
    public IActionResult GetEnvironmentChanges([BoundBy<FlagTrendsBinder>] GetInsightsQuery query)
        => new ReportResult<InstanceInsights, ReportContract<EnvironmentChangesRow>>(query, report => new(FlagReportDays.StartOf(query.FirstDay), FlagReportDays.StartOf(query.LastDay.AddDays(1)), EnvironmentChangesRow.Of(report)));

    [HttpGet("flag-stages")]
    [EndpointSummary("Tell in which stages of their lives flags are, and for how long")]
    [ProducesResponseType<ReportContract<FlagStageRow>>(StatusCodes.Status200OK)]
    [ResponseExample(ReportExamples.FlagStages, Csv = ReportExamples.FlagStagesCsv)]
    public IActionResult GetFlagStages([BoundBy<FlagStagesBinder>] GetLifecycleInsightsQuery query)
        => new ReportResult<LifecycleInsights, ReportContract<FlagStageRow>>(query, report => new(From: null, To: null, FlagStageRow.Of(report)));

    [HttpGet("flags")]
    [EndpointSummary("List flags, the oldest first")]
    [EndpointDescription("Flags that are not archived, with their state and the last day on which they were asked for.")]
    [ProducesResponseType<ReportContract<FlagRow>>(StatusCodes.Status200OK)]
    [ResponseExample(ReportExamples.Flags, Csv = ReportExamples.FlagsCsv)]
    public IActionResult GetFlags([BoundBy<FlagListBinder>] GetFlagListQuery query)
        => new ReportResult<FlagList, ReportContract<FlagRow>>(query, report => new(From: null, To: null, FlagRow.Of(report)));

    [HttpGet("application-use")]
    [EndpointSummary("Count how often applications asked for flags, by environment")]
    [EndpointDescription("Hours count whole, in the span in which they begin. A span of a year at most.")]
    [ProducesResponseType<ReportContract<ApplicationUseRow>>(StatusCodes.Status200OK)]
    [ResponseExample(ReportExamples.ApplicationUse, Csv = ReportExamples.ApplicationUseCsv)]
    public IActionResult GetApplicationUse([BoundBy<ApplicationUseBinder>] GetApplicationUseQuery query)
        => new ReportResult<ApplicationUseReport, ReportContract<ApplicationUseRow>>(query, report => new(query.Span.Start, query.Span.End, ApplicationUseRow.Of(report)));

    [HttpGet("events")]
    [EndpointSummary("Search what happened")]
    [EndpointDescription("Newest first, in pages. Members see the events of projects alone. A page of large events may end before its limit; next_offset says where the next one begins.")]
    [ProducesResponseType<ReportContract<EventRow>>(StatusCodes.Status200OK)]
    [ResponseExample(ReportExamples.Events, Csv = ReportExamples.EventsCsv)]
    public IActionResult GetEvents([BoundBy<EventsBinder>] GetEventsQuery query)
        => new ReportResult<EventPage, ReportContract<EventRow>>(query, page => new(From: null, To: null, [.. page.Events.Select(EventRow.Of)], page.Total, FlagReportDays.NextOffset(query, page)));
}
