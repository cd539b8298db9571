using Microsoft.AspNetCore.Mvc;
using Reporting.Api.Answers;
using Reporting.Api.Coder.Contracts;
using Reporting.Api.Coder.Parameters;
using Reporting.Api.Dialects;
using Reporting.Api.OpenApi;
using Reporting.Application.Workspaces;
using Reporting.Domain.Access;
using Reporting.Domain.Workspaces.Reports;

namespace Reporting.Api.Coder;

/// <summary>How the deployment's workspaces are used.</summary>
[ApiController]
[SpeaksCoder]
[Route("api/v2/insights")]
internal sealed class InsightsController : ControllerBase
{
    /// <summary>Daily active users of the deployment, over sixty days and today.</summary>
    [HttpGet("daus")]
    [RequireRole(TokenRole.Admin, TokenRole.Auditor)]
    [FailsAs("Internal error fetching DAUs.")]
    [ProducesResponseType<DausResponse>(StatusCodes.Status200OK)]
    [ResponseExample(CoderExamples.Daus, Csv = CoderExamples.DausCsv)]
    public IActionResult GetDaus([BoundBy<DausBinder>] GetDausQuery query)
        => new ReportResult<DauReport, DausResponse>(query);

    /// <summary>Weekly active users of the deployment, over 25 weeks and the running one; each week by its Monday.</summary>
    [HttpGet("waus")]
    [RequireRole(TokenRole.Admin, TokenRole.Auditor)]
    [FailsAs("Internal error fetching WAUs.")]
    [ProducesResponseType<DausResponse>(StatusCodes.Status200OK)]
    [ResponseExample(CoderExamples.Waus, Csv = CoderExamples.WausCsv)]
    public IActionResult GetWaus([BoundBy<WausBinder>] GetDausQuery query)
        => new ReportResult<DauReport, DausResponse>(query);

    /// <summary>Monthly active users of the deployment, over 23 calendar months and the running one; each month by its first day.</summary>
    [HttpGet("maus")]
    [RequireRole(TokenRole.Admin, TokenRole.Auditor)]
    [FailsAs("Internal error fetching MAUs.")]
    [ProducesResponseType<DausResponse>(StatusCodes.Status200OK)]
    [ResponseExample(CoderExamples.Maus, Csv = CoderExamples.MausCsv)]
    public IActionResult GetMaus([BoundBy<MausBinder>] GetDausQuery query)
        => new ReportResult<DauReport, DausResponse>(query);

    /// <summary>What was used of the templates: apps, parameters, users; in the whole window and by intervals.</summary>
    [HttpGet("templates")]
    [RequireRole(TokenRole.Admin, TokenRole.Auditor, DenyAs = DenyAs.NotFound, CheckAfterBinding = true)]
    [FailsAs("Internal error fetching template insights.")]
    [ProducesResponseType<TemplatesResponse>(StatusCodes.Status200OK)]
    [ResponseExample(CoderExamples.Templates, Csv = CoderExamples.TemplatesCsv)]
    public IActionResult GetTemplates([BoundBy<TemplatesBinder>] GetTemplateInsightsQuery query)
        => new ReportResult<TemplateInsightsReport, TemplatesResponse>(query);

    /// <summary>How long each user worked.</summary>
    [HttpGet("user-activity")]
    [RequireRole(TokenRole.Admin, TokenRole.Auditor, DenyAs = DenyAs.NotFound, CheckAfterBinding = true)]
    [FailsAs("Internal error fetching user activity.")]
    [ProducesResponseType<UserActivityResponse>(StatusCodes.Status200OK)]
    [ResponseExample(CoderExamples.UserActivity, Csv = CoderExamples.UserActivityCsv)]
    public IActionResult GetUserActivity([BoundBy<UserActivityBinder>] GetUserActivityQuery query)
        => new ReportResult<UserActivityReport, UserActivityResponse>(query);

    /// <summary>How long each user's connections took to answer.</summary>
    [HttpGet("user-latency")]
    [RequireRole(TokenRole.Admin, TokenRole.Auditor, DenyAs = DenyAs.NotFound, CheckAfterBinding = true)]
    [FailsAs("Internal error fetching user latency.")]
    [ProducesResponseType<UserLatencyResponse>(StatusCodes.Status200OK)]
    [ResponseExample(CoderExamples.UserLatency, Csv = CoderExamples.UserLatencyCsv)]
    public IActionResult GetUserLatency([BoundBy<UserLatencyBinder>] GetUserLatencyQuery query)
        => new ReportResult<UserLatencyReport, UserLatencyResponse>(query);

    /// <summary>How many users were active, dormant and suspended, over sixty days.</summary>
    [HttpGet("user-status-counts")]
    [RequireRole(TokenRole.Admin, TokenRole.Auditor, CheckAfterBinding = true)]
    [FailsAs("Internal error fetching user status counts over time.")]
    [ProducesResponseType<UserStatusCountsResponse>(StatusCodes.Status200OK)]
    [ResponseExample(CoderExamples.UserStatusCounts, Csv = CoderExamples.UserStatusCountsCsv)]
    public IActionResult GetUserStatusCounts([BoundBy<UserStatusCountsBinder>] GetUserStatusCountsQuery query)
        => new ReportResult<UserStatusReport, UserStatusCountsResponse>(query);
}
