using FluentValidation.Results;
using MediatR;
using Microsoft.AspNetCore.Mvc;
using Reporting.Api.Dialects;
using Reporting.Api.OpenApi;
using Reporting.Application.Schedules;
using Reporting.Domain.Access;

namespace Reporting.Api.Native.Schedules;

[ApiController]
[Route("api/schedules")]
[SpeaksNative]
[RequireRole(TokenRole.Admin)]
[ActsOnAll]
[Tags("Notifications")]
internal sealed class SchedulesController(IMediator mediator) : ControllerBase
{
    [HttpGet]
    [ResponseExample(ScheduleExamples.Schedules)]
    [EndpointSummary("List schedules")]
    [EndpointDescription("Which views are sent when and to whom, in the order of their names.")]
    [ProducesResponseType<IReadOnlyList<ScheduleContract>>(StatusCodes.Status200OK, "application/json")]
    public async Task<IActionResult> ListAsync(CancellationToken cancellationToken)
        => Ok((await mediator.Send(new ListSchedulesQuery(), cancellationToken)).Select(ScheduleContract.Of).ToList());

    [HttpGet("{name}")]
    [ResponseExample(ScheduleExamples.Schedule)]
    [EndpointSummary("Show a schedule")]
    [ProducesResponseType<ScheduleContract>(StatusCodes.Status200OK, "application/json")]
    public async Task<IActionResult> GetAsync(string name, CancellationToken cancellationToken)
        => await mediator.Send(new GetScheduleQuery(name), cancellationToken) is { } schedule ? Ok(ScheduleContract.Of(schedule)) : Unknown(name);

    [HttpPut("{name}")]
    [RequestExample("application/json", ScheduleExamples.SaveSchedule)]
    [ResponseExample(ScheduleExamples.Schedule)]
    [EndpointSummary("Add or change a schedule")]
    [EndpointDescription("201 when it is new, 200 when it was there.")]
    [ProducesResponseType<ScheduleContract>(StatusCodes.Status200OK, "application/json")]
    [ProducesResponseType<ScheduleContract>(StatusCodes.Status201Created, "application/json")]
    [ProducesResponseType<ProblemContract>(StatusCodes.Status400BadRequest, ProblemContract.ContentType)]
    public async Task<IActionResult> PutAsync(string name, SaveScheduleContract body, CancellationToken cancellationToken)
        => await mediator.Send(body.ToCommand(name), cancellationToken) switch
        {
            SaveScheduleOutcome.Saved { Created: true } saved => StatusCode(StatusCodes.Status201Created, ScheduleContract.Of(saved.Schedule)),
            SaveScheduleOutcome.Saved saved => Ok(ScheduleContract.Of(saved.Schedule)),
            SaveScheduleOutcome.Refused refused => new FailureResult(new Failure.Invalid([new ValidationFailure(refused.Field, refused.Message)])),
            var outcome => throw new InvalidOperationException($"{outcome} has no answer."),
        };

    [HttpDelete("{name}")]
    [EndpointSummary("Remove a schedule")]
    [ProducesResponseType(StatusCodes.Status204NoContent)]
    public async Task<IActionResult> DeleteAsync(string name, CancellationToken cancellationToken)
        => await mediator.Send(new DeleteScheduleCommand(name), cancellationToken) ? NoContent() : Unknown(name);

    [HttpPost("{name}/send")]
    [EndpointSummary("Send a scheduled view now")]
    [EndpointDescription("Beside its times, within seconds; its next time stays.")]
    [ProducesResponseType(StatusCodes.Status202Accepted)]
    public async Task<IActionResult> SendAsync(string name, CancellationToken cancellationToken)
        => await mediator.Send(new SendScheduleCommand(name), cancellationToken) ? StatusCode(StatusCodes.Status202Accepted) : Unknown(name);

    private static FailureResult Unknown(string name) => new(new Failure.NotFound($"There is no schedule {name}."));
}
