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

/// <summary>How one template is used.</summary>
[ApiController]
[SpeaksCoder]
[Route("api/v2/templates")]
internal sealed class TemplatesController : ControllerBase
{
    /// <summary>Daily active users of one template, over sixty days and today.</summary>
    [HttpGet("{template}/daus")]
    [ReportsOnTemplate(TokenRole.Admin, TokenRole.Auditor)]
    [FailsAs("Internal error fetching DAUs.")]
    [ProducesResponseType<DausResponse>(StatusCodes.Status200OK)]
    [ResponseExample(CoderExamples.Daus, Csv = CoderExamples.DausCsv)]
    public IActionResult GetDaus([BoundBy<TemplateDausBinder>] GetDausQuery query)
        => new ReportResult<DauReport, DausResponse>(query);
}
