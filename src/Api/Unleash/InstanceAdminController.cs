using Microsoft.AspNetCore.Mvc;
using Reporting.Api.Dialects;
using Reporting.Api.OpenApi;
using Reporting.Api.Unleash.Contracts;
using Reporting.Api.Unleash.Parameters;
using Reporting.Api.Unleash.Statistics;
using Reporting.Application.Flags.Statistics;
using Reporting.Domain.Access;

namespace Reporting.Api.Unleash;

/// <summary>How the instance is used.</summary>
[ApiController]
[SpeaksUnleash]
[Route("api/admin/instance-admin")]
[RequireRole(TokenRole.Admin, TokenRole.Auditor, TokenRole.Member)]
internal sealed class InstanceAdminController : ControllerBase
{
    /// <summary>Provides statistics about various features of Unleash to allow for reporting of usage for self-hosted customers.</summary>
    [HttpGet("statistics", Name = "getInstanceAdminStats")]
    [ProducesResponseType<InstanceAdminStatsSchema>(StatusCodes.Status200OK)]
    [ResponseExample(StatisticsExamples.Json)]
    public IActionResult GetStatistics([BoundBy<StatisticsBinder>] GetInstanceStatisticsQuery query)
        => new StatisticsResult(query);

    /// <summary>The same statistics as CSV: one line of names and one of values.</summary>
    [HttpGet("statistics/csv", Name = "getInstanceAdminStatsCsv")]
    [ProducesResponseType<string>(StatusCodes.Status200OK, "text/csv")]
    [ResponseExample(Csv = StatisticsExamples.Csv)]
    public IActionResult GetStatisticsCsv([BoundBy<StatisticsBinder>] GetInstanceStatisticsQuery query)
        => new StatisticsResult(query, isTable: true);
}
