using AutoMapper;
using MediatR;
using Microsoft.AspNetCore.Mvc;
using Reporting.Api.Dialects;
using Reporting.Api.Documents;
using Reporting.Api.OpenL2M.Contracts;
using Reporting.Application.Network;
using Reporting.Application.Pipeline;
using Reporting.Domain.Access;

namespace Reporting.Api.OpenL2M;

/// <summary>What the device manager holds and how it was used.</summary>
[ApiController]
[SpeaksOpenL2M]
[Needs(TokenRole.Admin, TokenRole.Auditor, TokenRole.Member)]
[Route("api/stats")]
internal sealed class StatsController(IMediator mediator, IMapper mapper, RequestClock clock) : ControllerBase
{
    public const string Address = "/api/stats/";

    /// <summary>Counts of what there is, and of use in the last hour, today, and in the last 7 and 31 days.</summary>
    [HttpGet]
    [When(AskedFor.Json)]
    [ProducesResponseType<StatsResponse>(StatusCodes.Status200OK)]
    [AnswersLike(StatsExamples.Stats)]
    public async Task Get(Caller caller, CancellationToken cancellationToken)
    {
        var query = new GetNetworkStatisticsQuery(caller.Instance.Id, caller.Instance.TimeZone, clock.Now);
        await HttpContext.AnswerAsync(mapper.Map<StatsResponse>(await mediator.Send(query, cancellationToken)));
    }

    /// <summary>What this address is.</summary>
    [HttpOptions]
    [When(AskedFor.Json)]
    [ProducesResponseType<DescriptionResponse>(StatusCodes.Status200OK)]
    [AnswersLike(StatsExamples.Description)]
    public Task Describe() => HttpContext.AnswerAsync(DescriptionResponse.OfStats);

    /// <summary>Every other method, of whoever may read.</summary>
    [When(AskedFor.Json)]
    [ApiExplorerSettings(IgnoreApi = true)]
    public Task Refuse() => HttpContext.FailAsync(new Failure.MethodNotAllowed());
}
