using FluentValidation.Results;
using MediatR;
using Microsoft.AspNetCore.Mvc;
using Reporting.Api.Dialects;
using Reporting.Api.OpenApi;
using Reporting.Application.Alerts;
using Reporting.Domain.Access;

namespace Reporting.Api.Native;

[ApiController]
[SpeaksNative]
[RequireRole(TokenRole.Admin)]
[Tags("Alerts")]
internal sealed class AlertsController(IMediator mediator) : ControllerBase
{
    [HttpGet("api/alerts")]
    [ResponseExample(AlertExamples.Alerts)]
    [EndpointSummary("List alert rules")]
    [EndpointDescription("By name, each with its state; a token bound to an instance sees those of that one alone.")]
    [ProducesResponseType<IReadOnlyList<AlertContract>>(StatusCodes.Status200OK, "application/json")]
    public async Task<IActionResult> ListAsync(Caller caller, CancellationToken cancellationToken)
    {
        var alerts = await mediator.Send(new ListAlertsQuery(caller.Token.InstanceId), cancellationToken);
        return Ok(alerts.Select(AlertContract.Of).ToList());
    }

    [HttpGet("api/alerts/{name}")]
    [ResponseExample(AlertExamples.Alert)]
    [EndpointSummary("Show an alert rule")]
    [ProducesResponseType<AlertContract>(StatusCodes.Status200OK, "application/json")]
    public async Task<IActionResult> GetAsync(string name, Caller caller, CancellationToken cancellationToken)
    {
        var alert = await mediator.Send(new GetAlertQuery(name, caller.Token.InstanceId), cancellationToken);
        return alert is null ? Unknown(name) : Ok(AlertContract.Of(alert));
    }

    [HttpPut("api/alerts/{name}")]
    [RequestExample("application/json", AlertExamples.SaveAlert)]
    [ResponseExample(AlertExamples.Alert)]
    [EndpointSummary("Make or change an alert rule")]
    [EndpointDescription("201 when it is new, 200 when it was there. It is evaluated within seconds; a rule that watches something else than before begins anew with the state ok.")]
    [ProducesResponseType<AlertContract>(StatusCodes.Status200OK, "application/json")]
    [ProducesResponseType<AlertContract>(StatusCodes.Status201Created, "application/json")]
    [ProducesResponseType<ProblemContract>(StatusCodes.Status400BadRequest, ProblemContract.ContentType)]
    public async Task<IActionResult> PutAsync(string name, SaveAlertContract body, Caller caller, CancellationToken cancellationToken)
        => await mediator.Send(new SaveAlertCommand(name, body.ToInput(), caller.Token.InstanceId), cancellationToken) switch
        {
            SaveAlertOutcome.Saved saved => StatusCode(saved.Created ? StatusCodes.Status201Created : StatusCodes.Status200OK, AlertContract.Of(saved.Alert)),
            SaveAlertOutcome.Refused refused => Refuse(refused.Faults),
            SaveAlertOutcome.BeyondCaller beyond => new FailureResult(new Failure.InstanceNotAllowed(beyond.InstanceKey)),
            var outcome => throw new InvalidOperationException($"{outcome} has no answer."),
        };

    [HttpDelete("api/alerts/{name}")]
    [EndpointSummary("Remove an alert rule")]
    [EndpointDescription("With its history. Those who were told that it fires are told that this is over.")]
    [ProducesResponseType(StatusCodes.Status204NoContent)]
    public async Task<IActionResult> DeleteAsync(string name, Caller caller, CancellationToken cancellationToken)
        => await mediator.Send(new DeleteAlertCommand(name, caller.Token.InstanceId), cancellationToken) ? NoContent() : Unknown(name);

    /// <param name="before">The id of the change that those wanted are older than.</param>
    /// <param name="limit">How many are wanted at most, from 1 to 1000; 100 when absent.</param>
    [HttpGet("api/alerts/{name}/history")]
    [ResponseExample(AlertExamples.History)]
    [EndpointSummary("List the changes of a rule's state")]
    [EndpointDescription("Newest first. A page that is full is followed by the one before the id of its last change. Changes are kept for 400 days.")]
    [ProducesResponseType<IReadOnlyList<AlertTransitionContract>>(StatusCodes.Status200OK, "application/json")]
    [ProducesResponseType<ProblemContract>(StatusCodes.Status400BadRequest, ProblemContract.ContentType)]
    public async Task<IActionResult> GetHistoryAsync(string name, Caller caller, [FromQuery] long? before, [FromQuery] int? limit, CancellationToken cancellationToken)
    {
        var history = await mediator.Send(new GetAlertHistoryQuery(name, before, limit ?? GetAlertHistoryQuery.UsualLimit, caller.Token.InstanceId), cancellationToken);
        return history is null ? Unknown(name) : Ok(history.Select(AlertTransitionContract.Of).ToList());
    }

    [HttpPost("api/alerts/preview")]
    [RequestExample("application/json", AlertExamples.SaveAlert)]
    [ResponseExample(AlertExamples.Preview)]
    [EndpointSummary("Tell when a rule would have fired in 90 days")]
    [EndpointDescription("Takes what PUT takes and saves nothing. It follows the values of whole intervals as records tell them today, so what came late counts as if it had been there.")]
    [ProducesResponseType<AlertPreviewContract>(StatusCodes.Status200OK, "application/json")]
    [ProducesResponseType<ProblemContract>(StatusCodes.Status400BadRequest, ProblemContract.ContentType)]
    public async Task<IActionResult> PreviewAsync(SaveAlertContract body, Caller caller, CancellationToken cancellationToken)
        => await mediator.Send(new PreviewAlertQuery(body.ToInput(), caller.Token.InstanceId), cancellationToken) switch
        {
            PreviewAlertOutcome.Followed followed => Ok(AlertPreviewContract.Of(followed)),
            PreviewAlertOutcome.Refused refused => Refuse(refused.Faults),
            PreviewAlertOutcome.BeyondCaller beyond => new FailureResult(new Failure.InstanceNotAllowed(beyond.InstanceKey)),
            var outcome => throw new InvalidOperationException($"{outcome} has no answer."),
        };

    [HttpGet("api/alert-series")]
    [ResponseExample(AlertExamples.Series)]
    [EndpointSummary("List what alert rules can watch")]
    [EndpointDescription("The name of a series is that of a report and of a field of its rows.")]
    [ProducesResponseType<IReadOnlyList<AlertSeriesContract>>(StatusCodes.Status200OK, "application/json")]
    public IActionResult ListSeries() => Ok(SeriesCatalog.All.Select(AlertSeriesContract.Of).ToList());

    private static FailureResult Refuse(IReadOnlyList<ValidationFailure> faults) => new(new Failure.Invalid(faults));

    private static FailureResult Unknown(string name) => new(new Failure.NotFound($"There is no alert rule {name}."));
}
