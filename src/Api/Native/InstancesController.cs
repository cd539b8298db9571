using MediatR;
using Microsoft.AspNetCore.Mvc;
using Reporting.Api.Dialects;
using Reporting.Api.OpenApi;
using Reporting.Application.Access;
using Reporting.Domain.Access;

namespace Reporting.Api.Native;

[ApiController]
[Route("api/instances")]
[SpeaksNative]
[Tags("Instances")]
internal sealed class InstancesController(IMediator mediator) : ControllerBase
{
    [HttpGet]
    [ResponseExample(AdministrationExamples.Instances)]
    [EndpointSummary("List instances")]
    [EndpointDescription("All instances with how many records each collection keeps; a token bound to an instance sees that one alone.")]
    [ProducesResponseType<IReadOnlyList<InstanceContract>>(StatusCodes.Status200OK, "application/json")]
    public async Task<IActionResult> ListAsync(Caller caller, CancellationToken cancellationToken)
    {
        var instances = await mediator.Send(new ListInstancesQuery(caller.Token.InstanceId), cancellationToken);
        return Ok(instances.Select(InstanceContract.Of).ToList());
    }

    [HttpGet("{key}")]
    [ActsOn("key")]
    [ResponseExample(AdministrationExamples.Instance)]
    [EndpointSummary("Show an instance")]
    [ProducesResponseType<InstanceContract>(StatusCodes.Status200OK, "application/json")]
    public async Task<IActionResult> GetAsync(string key, CancellationToken cancellationToken)
    {
        var instance = await mediator.Send(new GetInstanceQuery(key), cancellationToken);
        return instance is null ? Unknown(key) : Ok(InstanceContract.Of(instance));
    }

    [HttpPut("{key}")]
    [RequireRole(TokenRole.Admin)]
    [ActsOn("key")]
    [RequestExample("application/json", AdministrationExamples.SaveInstance)]
    [ResponseExample(AdministrationExamples.Instance)]
    [EndpointSummary("Create or change an instance")]
    [EndpointDescription("201 when it is new, 200 when it was there; its kind can't change (409).")]
    [ProducesResponseType<InstanceContract>(StatusCodes.Status200OK, "application/json")]
    [ProducesResponseType<InstanceContract>(StatusCodes.Status201Created, "application/json")]
    [ProducesResponseType<ProblemContract>(StatusCodes.Status400BadRequest, ProblemContract.ContentType)]
    [ProducesResponseType<ProblemContract>(StatusCodes.Status409Conflict, ProblemContract.ContentType)]
    public async Task<IActionResult> PutAsync(string key, SaveInstanceContract body, CancellationToken cancellationToken)
    {
        var outcome = await mediator.Send(new SaveInstanceCommand(key, body.Kind, body.Name, body.TimeZone, body.BaseUrl, body.UserPrivacy), cancellationToken);
        return outcome switch
        {
            SaveInstanceOutcome.Saved { Created: true } saved => StatusCode(StatusCodes.Status201Created, InstanceContract.Of(saved.Instance)),
            SaveInstanceOutcome.Saved saved => Ok(InstanceContract.Of(saved.Instance)),
            SaveInstanceOutcome.OfAnotherKind other => new FailureResult(InstanceFailures.Of(other, key)),
            _ => throw new InvalidOperationException($"{outcome} has no answer."),
        };
    }

    [HttpDelete("{key}")]
    [RequireRole(TokenRole.Admin)]
    [ActsOn("key")]
    [EndpointSummary("Remove an instance")]
    [EndpointDescription("The instance is unknown from then on, its tokens are revoked and its key is free; its records are removed in the background. GET /api/instances tells how far that is.")]
    [ProducesResponseType(StatusCodes.Status204NoContent)]
    public async Task<IActionResult> DeleteAsync(string key, CancellationToken cancellationToken)
        => await mediator.Send(new DeleteInstanceCommand(key), cancellationToken) ? NoContent() : Unknown(key);

    [HttpDelete("{key}/users/{id}")]
    [RequireRole(TokenRole.Admin)]
    [ActsOn("key")]
    [EndpointSummary("Erase a user")]
    [EndpointDescription("His name, address and picture are forgotten, also in events, for good: what the product sends of him again is taken without them. His usage stays, as that of a user without a name. 202 while long logs are still gone through, which the service goes on with.")]
    [ProducesResponseType(StatusCodes.Status204NoContent)]
    [ProducesResponseType(StatusCodes.Status202Accepted)]
    public async Task<IActionResult> EraseUserAsync(string key, string id, CancellationToken cancellationToken)
        => await mediator.Send(new EraseUserCommand(key, id), cancellationToken) switch
        {
            null => Unknown(key),
            ErasureState.Unknown => new FailureResult(new Failure.NotFound($"There is no user {id} of {key}.")),
            ErasureState.Done => NoContent(),
            _ => Accepted(),
        };

    private static FailureResult Unknown(string key) => new(new Failure.NotFound($"There is no instance {key}."));
}
