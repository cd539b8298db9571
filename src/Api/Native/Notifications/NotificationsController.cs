using MediatR;
using Microsoft.AspNetCore.Mvc;
using Reporting.Api.Dialects;
using Reporting.Api.OpenApi;
using Reporting.Application.Notifications;
using Reporting.Domain.Access;

namespace Reporting.Api.Native.Notifications;

[ApiController]
[Route("api/notifications")]
[SpeaksNative]
[RequireRole(TokenRole.Admin)]
[ActsOnAll]
[Tags("Notifications")]
internal sealed class NotificationsController(IMediator mediator) : ControllerBase
{
    /// <param name="state">pending, sent or dead; all when absent.</param>
    /// <param name="receiver">The name of a receiver; all when absent.</param>
    /// <param name="limit">How many, up to 1000; 100 when absent.</param>
    [HttpGet]
    [ResponseExample(NotificationExamples.Notifications)]
    [EndpointSummary("List notifications")]
    [EndpointDescription("The newest first, one for each receiver. What could not be sent for a day is dead.")]
    [ProducesResponseType<IReadOnlyList<NotificationContract>>(StatusCodes.Status200OK, "application/json")]
    [ProducesResponseType<ProblemContract>(StatusCodes.Status400BadRequest, ProblemContract.ContentType)]
    public async Task<IActionResult> ListAsync([FromQuery] string? state, [FromQuery] string? receiver, [FromQuery] int? limit, CancellationToken cancellationToken)
    {
        var entries = await mediator.Send(new ListNotificationsQuery(state, receiver, limit ?? ListNotificationsQuery.UsualLimit), cancellationToken);
        return Ok(entries.Select(NotificationContract.Of).ToList());
    }

    [HttpGet("{id:guid}")]
    [ResponseExample(NotificationExamples.Notification)]
    [EndpointSummary("Show a notification")]
    [ProducesResponseType<NotificationContract>(StatusCodes.Status200OK, "application/json")]
    public async Task<IActionResult> GetAsync(Guid id, CancellationToken cancellationToken)
        => await mediator.Send(new GetNotificationQuery(id), cancellationToken) is { } entry ? Ok(NotificationContract.Of(entry)) : Unknown(id);

    [HttpPost("{id:guid}/retry")]
    [EndpointSummary("Send a dead notification again")]
    [EndpointDescription("For a day, as a new one, with the Idempotency-Key that it had. 409 when it is not dead.")]
    [ProducesResponseType(StatusCodes.Status202Accepted)]
    [ProducesResponseType<ProblemContract>(StatusCodes.Status409Conflict, ProblemContract.ContentType)]
    public async Task<IActionResult> RetryAsync(Guid id, CancellationToken cancellationToken)
        => await mediator.Send(new RetryNotificationCommand(id), cancellationToken) switch
        {
            RetryNotificationOutcome.Retried => StatusCode(StatusCodes.Status202Accepted),
            RetryNotificationOutcome.NotDead => new FailureResult(new Failure.Conflict($"The notification {id} is not dead.")),
            _ => Unknown(id),
        };

    private static FailureResult Unknown(Guid id) => new(new Failure.NotFound($"There is no notification {id}."));
}
