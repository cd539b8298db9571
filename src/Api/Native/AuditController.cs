using MediatR;
using Microsoft.AspNetCore.Http.Timeouts;
using Microsoft.AspNetCore.Mvc;
using Reporting.Api.Dialects;
using Reporting.Api.OpenApi;
using Reporting.Api.Limits;
using Reporting.Application.Access;
using Reporting.Domain.Access;

namespace Reporting.Api.Native;

[ApiController]
[Route("api/audit")]
[SpeaksNative]
[RequireRole(TokenRole.Admin)]
[Tags("Audit")]
internal sealed class AuditController(IMediator mediator) : ControllerBase
{
    /// <param name="from">A date-time with an offset: acts at or after it.</param>
    /// <param name="to">A date-time with an offset: acts before it.</param>
    /// <param name="actor">The name or the id of the token that was shown.</param>
    [HttpGet]
    [RequestTimeout(RequestTimeouts.Transfer)]
    [Streamed]
    [ResponseExample(AdministrationExamples.Audit)]
    [EndpointSummary("List administrative acts")]
    [EndpointDescription("""
        Every creation, change and removal of instances, tokens and alert rules, newest first; sent while it is read. A token bound to an instance sees the acts
        about that one. Entries are never changed nor removed, also when what they are about is gone.
        """)]
    [ProducesResponseType<IReadOnlyList<AuditContract>>(StatusCodes.Status200OK, "application/json")]
    [ProducesResponseType<ProblemContract>(StatusCodes.Status400BadRequest, ProblemContract.ContentType)]
    public async Task<IActionResult> ListAsync([FromQuery] string? from, [FromQuery] string? to, [FromQuery] string? actor, Caller caller, CancellationToken cancellationToken)
    {
        var entries = await mediator.Send(new ListAuditQuery(from, to, actor, caller.Token.InstanceId), cancellationToken);
        return Ok(entries.Select(AuditContract.Of));
    }
}
