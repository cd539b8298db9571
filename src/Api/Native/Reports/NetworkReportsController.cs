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

    [HttpGet("network-recent")]
    [EndpointSummary("Count what happened in the last hour, today and in the last 7 and 31 days")]
    [ProducesResponseType<ReportContract<RecentActivityRow>>(StatusCodes.Status200OK)]
    [ResponseExample(ReportExamples.NetworkRecent, Csv = ReportExamples.NetworkRecentCsv)]
    public IActionResult GetNetworkRecent([BoundBy<NetworkTotalsBinder>] GetNetworkStatisticsQuery query)
        => new ReportResult<NetworkStatistics, ReportContract<RecentActivityRow>>(query, report => new(From: null, To: null, RecentActivityRow.Of(report)));

    [HttpGet("device-use")]
    [EndpointSummary("Count what was done with each device")]
    [EndpointDescription("A span of a year at most.")]
    [ProducesResponseType<ReportContract<DeviceUseRow>>(StatusCodes.Status200OK)]
    [ResponseExample(ReportExamples.DeviceUse, Csv = ReportExamples.DeviceUseCsv)]
    public IActionResult GetDeviceUse([BoundBy<DeviceUseBinder>] GetDeviceUseQuery query)
        => new ReportResult<DeviceUseReport, ReportContract<DeviceUseRow>>(query, report => new(query.Span.Start, query.Span.End, DeviceUseRow.Of(report)));

    [HttpGet("unused-devices")]
    [EndpointSummary("List devices that were not used since a day")]
    [ProducesResponseType<ReportContract<UnusedDeviceRow>>(StatusCodes.Status200OK)]
    [ResponseExample(ReportExamples.UnusedDevices, Csv = ReportExamples.UnusedDevicesCsv)]
    public IActionResult GetUnusedDevices([BoundBy<UnusedDevicesBinder>] GetUnusedDevicesQuery query)
        => new ReportResult<UnusedDevicesReport, ReportContract<UnusedDeviceRow>>(query, report => new(From: null, To: null, UnusedDeviceRow.Of(report)));

    [HttpGet("network-users")]
    [EndpointSummary("Count what each user did")]
    [EndpointDescription("A span of a year at most.")]
    [ProducesResponseType<ReportContract<NetworkUserRow>>(StatusCodes.Status200OK)]
    [ResponseExample(ReportExamples.NetworkUsers, Csv = ReportExamples.NetworkUsersCsv)]
    public IActionResult GetNetworkUsers([BoundBy<NetworkUsersBinder>] GetNetworkUsersQuery query)
        => new ReportResult<NetworkUserReport, ReportContract<NetworkUserRow>>(query, report => new(query.Span.Start, query.Span.End, NetworkUserRow.Of(report)));
}
