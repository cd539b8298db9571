using MediatR;
using Microsoft.AspNetCore.Http.Timeouts;
using Microsoft.AspNetCore.Mvc;
using Reporting.Api.Dialects;
using Reporting.Api.Limits;
using Reporting.Api.OpenApi;
using Reporting.Application.Access;
using Reporting.Application.Ingestion;
using Reporting.Domain.Access;
using Reporting.Domain.Ingestion;

namespace Reporting.Api.Native;

[ApiController]
[Route("api/ingest/{instance}/{collection}")]
[SpeaksNative]
[RequireRole(TokenRole.Ingest, TokenRole.Admin)]
[ActsOn("instance")]
[DisableRequestSizeLimit]
[RequestTimeout(RequestTimeouts.Transfer)]
[IngestRate]
[Tags("Ingest")]
[RequestExample("application/x-ndjson", IngestExamples.Lines)]
[RequestExample("application/json", IngestExamples.Array)]
[ProducesResponseType<IngestContract>(StatusCodes.Status200OK, "application/json")]
[ProducesResponseType<ProblemContract>(StatusCodes.Status400BadRequest, ProblemContract.ContentType)]
[ProducesResponseType<ProblemContract>(StatusCodes.Status409Conflict, ProblemContract.ContentType)]
[ProducesResponseType<ProblemContract>(StatusCodes.Status413PayloadTooLarge, ProblemContract.ContentType)]
[ProducesResponseType<ProblemContract>(StatusCodes.Status415UnsupportedMediaType, ProblemContract.ContentType)]
[ProducesResponseType<ProblemContract>(StatusCodes.Status429TooManyRequests, ProblemContract.ContentType)]
internal sealed class IngestController(IMediator mediator) : ControllerBase
{
    [HttpPost]
    [ResponseExample(IngestExamples.Answer)]
    [EndpointSummary("Add or update records")]
    [EndpointDescription("""
        Takes records as application/x-ndjson (one JSON object a line) or application/json (an array of objects, or one), as they are or with
        Content-Encoding gzip or br. Records are added or updated by key; of a key given twice the last one stands. All are stored or none:
        400 lists the first up to 100 faults with record, line and field.
        """)]
    public Task<IActionResult> PostAsync(string instance, string collection, CancellationToken cancellationToken)
        => IngestAsync(instance, collection, MergeMode.Update, cancellationToken);

    [HttpPut]
    [ResponseExample(IngestExamples.Answer)]
    [EndpointSummary("Replace a snapshot collection")]
    [EndpointDescription("""
        The body is the whole collection: records whose key is not in it are removed, and an empty body empties it. A key given twice is a fault.
        Only snapshot collections can be replaced; elsewhere the answer is 405.
        """)]
    [ProducesResponseType<ProblemContract>(StatusCodes.Status405MethodNotAllowed, ProblemContract.ContentType)]
    public Task<IActionResult> PutAsync(string instance, string collection, CancellationToken cancellationToken)
        => IngestAsync(instance, collection, MergeMode.Replace, cancellationToken);

    private async Task<IActionResult> IngestAsync(string instance, string collection, MergeMode mode, CancellationToken cancellationToken)
    {
        if (!RecordBodies.TryOpen(Request, out var body, out var failure))
        {
            return new FailureResult(failure);
        }

        var outcome = await mediator.Send(new IngestRecordsCommand(instance, collection, mode, body, HttpContext.Features.Get<Caller>() is { } caller ? SlotOwner.Of(caller.Token) : null), cancellationToken);
        return outcome switch
        {
            IngestOutcome.Merged merged => Ok(IngestContract.Of(merged.Counts)),
            IngestOutcome.NotASnapshot => OnlyPost(collection),
            _ => new FailureResult(IngestFailures.Of(outcome, instance, collection)),
        };
    }

    private FailureResult OnlyPost(string collection)
    {
        Response.Headers.Allow = HttpMethods.Post;
        return new FailureResult(new Failure.MethodNotAllowed($"{collection} is not a snapshot collection: add to it with POST."));
    }
}
