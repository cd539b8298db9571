using MediatR;
using Microsoft.AspNetCore.Mvc;
using Reporting.Api.Dialects;
using Reporting.Api.OpenApi;
using Reporting.Application.Sources;
using Reporting.Domain.Access;
using Reporting.Domain.Sources;

namespace Reporting.Api.Native;

[ApiController]
[Route("api/sources")]
[SpeaksNative]
[RequireRole(TokenRole.Admin, TokenRole.Auditor)]
[Tags("Sources")]
internal sealed class SourcesController(IMediator mediator) : ControllerBase
{
    [HttpGet]
    [ResponseExample(SourceExamples.Sources)]
    [EndpointSummary("List sources")]
    [EndpointDescription("The products' databases that records are read from, and how far; a token bound to an instance sees that one's alone.")]
    [ProducesResponseType<IReadOnlyList<SourceContract>>(StatusCodes.Status200OK, "application/json")]
    public async Task<IActionResult> ListAsync(Caller caller, CancellationToken cancellationToken)
    {
        var sources = await mediator.Send(new ListSourcesQuery(), cancellationToken);
        return Ok(sources.Where(source => MaySee(caller, source)).Select(SourceContract.Of).ToList());
    }

    [HttpGet("{name}")]
    [ResponseExample(SourceExamples.Source)]
    [EndpointSummary("Show a source")]
    [EndpointDescription("With the first 20 records that break a rule and are therefore left out.")]
    [ProducesResponseType<SourceContract>(StatusCodes.Status200OK, "application/json")]
    public async Task<IActionResult> GetAsync(string name, Caller caller, CancellationToken cancellationToken)
    {
        var source = await mediator.Send(new GetSourceQuery(name), cancellationToken);
        return source is not null && MaySee(caller, source) ? Ok(SourceContract.Whole(source)) : Unknown(name);
    }

    [HttpPost("{name}/sync")]
    [RequireRole(TokenRole.Admin)]
    [EndpointSummary("Read a source now")]
    [EndpointDescription("By whichever server reads it. 409 while it is being read.")]
    [ProducesResponseType(StatusCodes.Status202Accepted)]
    [ProducesResponseType<ProblemContract>(StatusCodes.Status409Conflict, ProblemContract.ContentType)]
    public async Task<IActionResult> SyncAsync(string name, Caller caller, CancellationToken cancellationToken)
    {
        if (await mediator.Send(new GetSourceQuery(name), cancellationToken) is not { } source || !MaySee(caller, source))
        {
            return Unknown(name);
        }

        return await mediator.Send(new RequestSyncCommand(name), cancellationToken) switch
        {
            SyncRequest.Accepted => Accepted(),
            SyncRequest.Running => new FailureResult(new Failure.Conflict($"The source {name} is being read.")),
            SyncRequest.Disabled => new FailureResult(new Failure.Conflict($"The source {name} is disabled.")),
            _ => Unknown(name),
        };
    }

    private static bool MaySee(Caller caller, SourceStatus source)
        => caller.Token.InstanceId is null || string.Equals(caller.Bound?.Key, source.Instance, StringComparison.Ordinal);

    private static FailureResult Unknown(string name) => new(new Failure.NotFound($"There is no source {name}."));
}
