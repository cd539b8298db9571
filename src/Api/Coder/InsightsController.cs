using MediatR;
using Microsoft.AspNetCore.Mvc;
using Reporting.Api.Answers;
using Reporting.Api.Coder.Contracts;
using Reporting.Api.Coder.Parameters;
using Reporting.Api.Dialects;
using Reporting.Api.Documents;
using Reporting.Application.Workspaces;
using Reporting.Domain.Access;

namespace Reporting.Api.Coder;

/// <summary>How the deployment's workspaces are used.</summary>
[ApiController]
[SpeaksCoder]
[Route("api/v2/insights")]
internal sealed class InsightsController(IMediator mediator) : ControllerBase
{
    /// <summary>Daily active users of the deployment, over sixty days and today.</summary>
    [HttpGet("daus")]
    [Needs(TokenRole.Admin, TokenRole.Auditor)]
    [FailsAs("Internal error fetching DAUs.")]
    [ProducesResponseType<DausResponse>(StatusCodes.Status200OK)]
    [AnswersLike(CoderExamples.Daus, Csv = CoderExamples.DausCsv)]
    public async Task<IActionResult> GetDaus([BoundBy<DausBinder>] GetDausQuery query, CancellationToken cancellationToken)
        => new ReportResult<DausResponse>(await mediator.Send(query, cancellationToken));

    /// <summary>What was used of the templates: apps, parameters, users; in the whole window and by intervals.</summary>
    [HttpGet("templates")]
    [Needs(TokenRole.Admin, TokenRole.Auditor, RefusedAs = RefusedAs.NotFound, Asked = Asked.AfterParameters)]
    [FailsAs("Internal error fetching template insights.")]
    [ProducesResponseType<TemplatesResponse>(StatusCodes.Status200OK)]
    [AnswersLike(CoderExamples.Templates, Csv = CoderExamples.TemplatesCsv)]
    public async Task<IActionResult> GetTemplates([BoundBy<TemplatesBinder>] GetTemplateInsightsQuery query, CancellationToken cancellationToken)
        => new ReportResult<TemplatesResponse>(await mediator.Send(query, cancellationToken));

    /// <summary>How long each user worked.</summary>
    [HttpGet("user-activity")]
    [Needs(TokenRole.Admin, TokenRole.Auditor, RefusedAs = RefusedAs.NotFound, Asked = Asked.AfterParameters)]
    [FailsAs("Internal error fetching user activity.")]
    [ProducesResponseType<UserActivityResponse>(StatusCodes.Status200OK)]
    [AnswersLike(CoderExamples.UserActivity, Csv = CoderExamples.UserActivityCsv)]
    public async Task<IActionResult> GetUserActivity([BoundBy<UserActivityBinder>] GetUserActivityQuery query, CancellationToken cancellationToken)
        => new ReportResult<UserActivityResponse>(await mediator.Send(query, cancellationToken));

    /// <summary>How long each user's connections took to answer.</summary>
    [HttpGet("user-latency")]
    [Needs(TokenRole.Admin, TokenRole.Auditor, RefusedAs = RefusedAs.NotFound, Asked = Asked.AfterParameters)]
    [FailsAs("Internal error fetching user latency.")]
    [ProducesResponseType<UserLatencyResponse>(StatusCodes.Status200OK)]
    [AnswersLike(CoderExamples.UserLatency, Csv = CoderExamples.UserLatencyCsv)]
    public async Task<IActionResult> GetUserLatency([BoundBy<UserLatencyBinder>] GetUserLatencyQuery query, CancellationToken cancellationToken)
        => new ReportResult<UserLatencyResponse>(await mediator.Send(query, cancellationToken));

    /// <summary>How many users were active, dormant and suspended, over sixty days.</summary>
    [HttpGet("user-status-counts")]
    [Needs(TokenRole.Admin, TokenRole.Auditor, Asked = Asked.AfterParameters)]
    [FailsAs("Internal error fetching user status counts over time.")]
    [ProducesResponseType<UserStatusCountsResponse>(StatusCodes.Status200OK)]
    [AnswersLike(CoderExamples.UserStatusCounts, Csv = CoderExamples.UserStatusCountsCsv)]
    public async Task<IActionResult> GetUserStatusCounts([BoundBy<UserStatusCountsBinder>] GetUserStatusCountsQuery query, CancellationToken cancellationToken)
        => new ReportResult<UserStatusCountsResponse>(await mediator.Send(query, cancellationToken));
}
