using MediatR;
using Microsoft.AspNetCore.Mvc;
using Reporting.Api.Dialects;
using Reporting.Api.Documents;
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
[Needs(TokenRole.Admin, TokenRole.Auditor, TokenRole.Member)]
internal sealed class InstanceAdminController(IMediator mediator) : ControllerBase
{
    /// <summary>Provides statistics about various features of Unleash to allow for reporting of usage for self-hosted customers.</summary>
    [HttpGet("statistics", Name = "getInstanceAdminStats")]
    [ProducesResponseType<InstanceAdminStatsSchema>(StatusCodes.Status200OK)]
    [AnswersLike(StatisticsExamples.Json)]
    public async Task<IActionResult> GetStatistics([BoundBy<StatisticsBinder>] GetInstanceStatisticsQuery query, CancellationToken cancellationToken)
        => new StatisticsResult(query, await mediator.Send(query, cancellationToken), StatisticsForm.Json);

    /// <summary>The same statistics as CSV: one line of names and one of values.</summary>
    [HttpGet("statistics/csv", Name = "getInstanceAdminStatsCsv")]
    [ProducesResponseType<string>(StatusCodes.Status200OK, "text/csv")]
    [AnswersLike(Csv = StatisticsExamples.Csv)]
    public async Task<IActionResult> GetStatisticsCsv([BoundBy<StatisticsBinder>] GetInstanceStatisticsQuery query, CancellationToken cancellationToken)
        => new StatisticsResult(query, await mediator.Send(query, cancellationToken), StatisticsForm.Csv);
}
