using AutoMapper;
using Microsoft.AspNetCore.Mvc;
using Reporting.Api.Answers;
using Reporting.Api.Dialects;
using Reporting.Api.OpenApi;
using Reporting.Api.Unleash.Contracts;
using Reporting.Api.Unleash.Insights;
using Reporting.Api.Unleash.Parameters;
using Reporting.Application.Flags.Insights;
using Reporting.Domain.Access;
using Reporting.Domain.Flags.Reports;

namespace Reporting.Api.Unleash;

/// <summary>How the instance changed over time.</summary>
[ApiController]
[SpeaksUnleash]
[RequireRole(TokenRole.Admin, TokenRole.Auditor, TokenRole.Member)]
[Tags("Insights")]
[Route("api/admin/insights")]
internal sealed class InsightsController(IMapper mapper) : ControllerBase
{
    /// <summary>Gets high level information about the usage of this Unleash instance, including user, project, and flag information.</summary>
    [HttpGet("", Name = "getInstanceInsights")]
    [ProducesResponseType<InstanceInsightsSchema>(StatusCodes.Status200OK)]
    [ResponseExample(InsightsExamples.Trends)]
    public IActionResult GetInsights([BoundBy<InsightsBinder>] GetInsightsQuery query)
        => new ReportResult<InstanceInsights, InstanceInsightsSchema>(query);

    /// <summary>Tells how many flags are in each stage of their lives, and for how long.</summary>
    [HttpGet("lifecycle", Name = "getLifecycleInsights")]
    [ProducesResponseType<LifecycleInsightsSchema>(StatusCodes.Status200OK)]
    [ResponseExample(InsightsExamples.Lifecycle)]
    public IActionResult GetLifecycle([BoundBy<LifecycleBinder>] GetLifecycleInsightsQuery query)
        => new ReportResult<LifecycleInsights, LifecycleInsightsSchema>(query, report => LifecycleInsightsSchema.Of(report, mapper));
}
