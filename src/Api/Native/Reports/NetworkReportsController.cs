using Microsoft.AspNetCore.Mvc;
using Reporting.Api.Answers;
using Reporting.Api.Dialects;
using Reporting.Api.OpenApi;
using Reporting.Application.Network;
using Reporting.Domain.Access;
using Reporting.Domain.Network.Reports;

namespace Reporting.Api.Native.Reports;

/// <summary>What happened in a network.</summary>
[ApiController]
[SpeaksNative]
[ReportsOn(InstanceKind.Network)]
[RequireRole(TokenRole.Admin, TokenRole.Auditor, TokenRole.Member)]
[Route("api/reports")]
[Tags("Reports on networks")]
[ProducesResponseType<ProblemContract>(StatusCodes.Status400BadRequest, ProblemContract.ContentType)]
internal sealed class NetworkReportsController : ControllerBase
{
    [HttpGet("network-activity")]
    [EndpointSummary("Count devices, changes, calls, commands and users by day, week or month")]
    [EndpointDescription("A device or user counts once in each interval.")]
    [ProducesResponseType<ReportContract<NetworkActivityRow>>(StatusCodes.Status200OK)]
    [ResponseExample(ReportExamples.NetworkActivity, Csv = ReportExamples.NetworkActivityCsv)]
    public IActionResult GetNetworkActivity([BoundBy<NetworkActivityBinder>] GetNetworkActivityQuery query)
        => new ReportResult<NetworkActivityReport, ReportContract<NetworkActivityRow>>(query, report => new(query.Span.Start, query.Span.End, NetworkActivityRow.Of(report)));

    [HttpGet("network-totals")]
    [EndpointSummary("Count devices and all else")]
    [ProducesResponseType<ReportContract<TotalRow>>(StatusCodes.Status200OK)]
    [ResponseExample(ReportExamples.NetworkTotals, Csv = ReportExamples.NetworkTotalsCsv)]
    public IActionResult GetNetworkTotals([BoundBy<NetworkTotalsBinder>] GetNetworkStatisticsQuery query)
        => new ReportResult<NetworkStatistics, ReportContract<TotalRow>>(query, report => new(From: null, To: null, TotalRow.Of(report.Inventory)));
}
