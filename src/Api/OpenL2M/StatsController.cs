using System.Text.Json;
using Microsoft.AspNetCore.Mvc;
using Reporting.Api.Answers;
using Reporting.Api.Dialects;
using Reporting.Api.OpenApi;
using Reporting.Api.OpenL2M.Contracts;
using Reporting.Application.Network;
using Reporting.Domain.Access;
using Reporting.Domain.Network.Reports;

namespace Reporting.Api.OpenL2M;

/// <summary>What the device manager holds and how it was used.</summary>
[ApiController]
[SpeaksOpenL2M]
[RequireRole(TokenRole.Admin, TokenRole.Auditor, TokenRole.Member)]
[Route("api/stats")]
internal sealed class StatsController : ControllerBase
{
    public const string Address = "/api/stats/";

    /// <summary>Counts of what there is, and of use in the last hour, today, and in the last 7 and 31 days.</summary>
    [HttpGet]
    [When(AskedFor.Json)]
    [ProducesResponseType<StatsResponse>(StatusCodes.Status200OK)]
    [ResponseExample(StatsExamples.Stats)]
    public IActionResult Get([BoundBy<StatsBinder>] GetNetworkStatisticsQuery query)
        => new ReportResult<NetworkStatistics, StatsResponse>(query, writeHeaders: (response, _) => OpenL2MHeaders.Write(response));

    /// <summary>What this address is.</summary>
    [HttpOptions]
    [When(AskedFor.Json)]
    [ProducesResponseType<DescriptionResponse>(StatusCodes.Status200OK)]
    [ResponseExample(StatsExamples.Description)]
    public Task Describe()
    {
        OpenL2MHeaders.Write(Response);
        var dialect = HttpContext.GetDialect();
        return ResponseBody.SendAsync(HttpContext, dialect.JsonContentType, Representation.Plain, JsonSerializer.SerializeToUtf8Bytes(DescriptionResponse.OfStats, dialect.Json));
    }

    /// <summary>Every other method, for callers who may read.</summary>
    [When(AskedFor.Json)]
    [ApiExplorerSettings(IgnoreApi = true)]
    public Task Refuse() => HttpContext.FailAsync(new Failure.MethodNotAllowed());
}
