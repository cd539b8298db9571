using FluentValidation.Results;
using MediatR;
using Microsoft.AspNetCore.Mvc;
using Reporting.Api.Dialects;
using Reporting.Api.OpenApi;
using Reporting.Application.Notifications;
using Reporting.Domain.Access;

namespace Reporting.Api.Native.Notifications;

[ApiController]
[Route("api/receivers")]
[SpeaksNative]
[RequireRole(TokenRole.Admin)]
[ActsOnAll]
[Tags("Notifications")]
internal sealed class ReceiversController(IMediator mediator) : ControllerBase
{
    [HttpGet]
    [ResponseExample(NotificationExamples.Receivers)]
    [EndpointSummary("List receivers")]
    [EndpointDescription("Who can be told something, in the order of their names; without their secrets.")]
    [ProducesResponseType<IReadOnlyList<ReceiverContract>>(StatusCodes.Status200OK, "application/json")]
    public async Task<IActionResult> ListAsync(CancellationToken cancellationToken)
        => Ok((await mediator.Send(new ListReceiversQuery(), cancellationToken)).Select(ReceiverContract.Of).ToList());

    [HttpGet("{name}")]
    [ResponseExample(NotificationExamples.Receiver)]
    [EndpointSummary("Show a receiver")]
    [ProducesResponseType<ReceiverContract>(StatusCodes.Status200OK, "application/json")]
    public async Task<IActionResult> GetAsync(string name, CancellationToken cancellationToken)
        => await mediator.Send(new GetReceiverQuery(name), cancellationToken) is { } receiver ? Ok(ReceiverContract.Of(receiver)) : Unknown(name);

    [HttpPut("{name}")]
    [RequestExample("application/json", NotificationExamples.SaveReceiver)]
    [ResponseExample(NotificationExamples.Receiver)]
    [EndpointSummary("Add or change a receiver")]
    [EndpointDescription("201 when it is new, 200 when it was there. A secret that is absent stays as it is.")]
    [ProducesResponseType<ReceiverContract>(StatusCodes.Status200OK, "application/json")]
    [ProducesResponseType<ReceiverContract>(StatusCodes.Status201Created, "application/json")]
    [ProducesResponseType<ProblemContract>(StatusCodes.Status400BadRequest, ProblemContract.ContentType)]
    public async Task<IActionResult> PutAsync(string name, SaveReceiverContract body, CancellationToken cancellationToken)
        => await mediator.Send(new SaveReceiverCommand(name, body.Kind, body.Url, body.Secret, body.To), cancellationToken) switch
        {
            SaveReceiverOutcome.Saved { Created: true } saved => StatusCode(StatusCodes.Status201Created, ReceiverContract.Of(saved.Receiver)),
            SaveReceiverOutcome.Saved saved => Ok(ReceiverContract.Of(saved.Receiver)),
            SaveReceiverOutcome.Missing missing => new FailureResult(new Failure.Invalid([new ValidationFailure(missing.Field, "is required")])),
            var outcome => throw new InvalidOperationException($"{outcome} has no answer."),
        };

    [HttpDelete("{name}")]
    [EndpointSummary("Remove a receiver")]
    [EndpointDescription("What still waits for it is given up, and listed among the notifications that are dead.")]
    [ProducesResponseType(StatusCodes.Status204NoContent)]
    public async Task<IActionResult> DeleteAsync(string name, CancellationToken cancellationToken)
        => await mediator.Send(new DeleteReceiverCommand(name), cancellationToken) ? NoContent() : Unknown(name);

    [HttpPost("{name}/test")]
    [ResponseExample(NotificationExamples.Queued)]
    [EndpointSummary("Send a test")]
    [EndpointDescription("Sent as everything else is, within seconds; /api/notifications/{id} tells what became of it.")]
    [ProducesResponseType<QueuedContract>(StatusCodes.Status202Accepted, "application/json")]
    public async Task<IActionResult> TestAsync(string name, CancellationToken cancellationToken)
        => await mediator.Send(new TestReceiverCommand(name), cancellationToken) is { } id ? Accepted($"/api/notifications/{id}", new QueuedContract(id)) : Unknown(name);

    private static FailureResult Unknown(string name) => new(new Failure.NotFound($"There is no receiver {name}."));
}
