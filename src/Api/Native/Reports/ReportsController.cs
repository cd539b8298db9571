using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Abstractions;
using Reporting.Api.Dialects;
using Reporting.Api.OpenApi;
using Reporting.Domain.Access;

namespace Reporting.Api.Native.Reports;

/// <summary>Which reports there are.</summary>
[ApiController]
[SpeaksNative]
[RequireRole(TokenRole.Admin, TokenRole.Auditor, TokenRole.Member)]
[Route("api/reports")]
[Tags("Reports")]
internal sealed class ReportsController(EndpointDataSource routes) : ControllerBase
{
    [HttpGet]
    [EndpointSummary("List reports")]
    [EndpointDescription("Each with the kind of instance that it reports on and its parameters. Reports are JSON; for who accepts them also CSV (text/csv), rows as lines of JSON (application/x-ndjson) and Parquet (application/vnd.apache.parquet).")]
    [ResponseExample(ReportExamples.List)]
    [ProducesResponseType<IReadOnlyList<ReportDescription>>(StatusCodes.Status200OK)]
    public IActionResult List() => Ok(ReportDescription.Of(routes.Endpoints.Select(route => route.Metadata.GetMetadata<ActionDescriptor>()).OfType<ActionDescriptor>()));
}
