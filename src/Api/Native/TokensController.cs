using FluentValidation.Results;
using MediatR;
using Microsoft.AspNetCore.Mvc;
using Reporting.Api.Dialects;
using Reporting.Api.OpenApi;
using Reporting.Application.Access;
using Reporting.Domain.Access;

namespace Reporting.Api.Native;

[ApiController]
[Route("api/tokens")]
[SpeaksNative]
[RequireRole(TokenRole.Admin)]
[Tags("Tokens")]
internal sealed class TokensController(IMediator mediator) : ControllerBase
{
    [HttpPost]
    [RequestExample("application/json", AdministrationExamples.CreateToken)]
    [ResponseExample(AdministrationExamples.NewToken)]
    [EndpointSummary("Make a token")]
    [EndpointDescription("The text of the token is in this answer and nowhere afterwards. A token bound to an instance makes tokens for that one alone.")]
    [ProducesResponseType<NewTokenContract>(StatusCodes.Status201Created, "application/json")]
    [ProducesResponseType<ProblemContract>(StatusCodes.Status400BadRequest, ProblemContract.ContentType)]
    public async Task<IActionResult> PostAsync(CreateTokenContract body, Caller caller, CancellationToken cancellationToken)
    {
        var command = new CreateTokenCommand(body.Name, body.Role, body.Instance, body.ExpiresAt, body.AllowedNetworks, caller.Token.InstanceId);
        return await mediator.Send(command, cancellationToken) switch
        {
            CreateTokenOutcome.Created created => Show(created),
            CreateTokenOutcome.UnknownInstance unknown => new FailureResult(NoInstance(unknown)),
            _ => new FailureResult(new Failure.InstanceNotAllowed(body.Instance ?? "all")),
        };
    }

    [HttpGet]
    [ResponseExample(AdministrationExamples.Tokens)]
    [EndpointSummary("List tokens")]
    [EndpointDescription("All tokens that are not revoked, without their texts; a token bound to an instance sees those of that one.")]
    [ProducesResponseType<IReadOnlyList<TokenContract>>(StatusCodes.Status200OK, "application/json")]
    public async Task<IActionResult> ListAsync(Caller caller, CancellationToken cancellationToken)
    {
        var tokens = await mediator.Send(new ListTokensQuery(caller.Token.InstanceId), cancellationToken);
        return Ok(tokens.Select(TokenContract.Of).ToList());
    }

    [HttpDelete("{id:long}")]
    [EndpointSummary("Revoke a token")]
    [ProducesResponseType(StatusCodes.Status204NoContent)]
    public async Task<IActionResult> DeleteAsync(long id, Caller caller, CancellationToken cancellationToken)
        => await mediator.Send(new RevokeTokenCommand(id, caller.Token.InstanceId), cancellationToken)
            ? NoContent()
            : new FailureResult(new Failure.NotFound($"There is no token {id}."));

    private ObjectResult Show(CreateTokenOutcome.Created created)
    {
        Response.Headers.CacheControl = "no-store";
        return StatusCode(StatusCodes.Status201Created, NewTokenContract.Of(created));
    }

    private static Failure.Invalid NoInstance(CreateTokenOutcome.UnknownInstance unknown)
        => new([new ValidationFailure("Instance", $"must be the key of an instance; there are: {string.Join(", ", unknown.Known)}")]);
}
