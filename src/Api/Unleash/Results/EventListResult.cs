using System.IO.Pipelines;
using System.Text.Json;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Mvc;
using Reporting.Api.Answers;
using Reporting.Api.Dialects;
using Reporting.Api.Unleash.Contracts;
using Reporting.Application.Flags.Events;

namespace Reporting.Api.Unleash.Results;

/// <summary>A whole list of events: as one body where it is short, else sent while it is read.</summary>
/// <param name="flag">The flag whose events they are, null where they are not one flag's.</param>
internal sealed class EventListResult(EventList list, string? flag = null) : IActionResult
{
    /// <summary>What may wait to be sent.</summary>
    private const int Bytes = 32 * 1024;

    public Task ExecuteResultAsync(ActionContext context) => (list.Page, flag) switch
    {
        (null, _) => StreamAsync(context.HttpContext),
        ({ } page, null) => new ReportResult<EventsSchema>(page, () => EventsSchema.Of(page)).ExecuteResultAsync(context),
        ({ } page, { } name) => new ReportResult<FeatureEventsSchema>(page, () => FeatureEventsSchema.Of(name, page)).ExecuteResultAsync(context),
    };

    private async Task StreamAsync(HttpContext http)
    {
        var response = http.Response;
        var encoding = http.Features.GetRequiredFeature<AnswerState>().Representation.Encoding;
        response.ContentType = http.GetDialect().JsonContentType;
        if (encoding.Length > 0)
        {
            response.Headers.ContentEncoding = encoding;
        }

        if (HttpMethods.IsHead(http.Request.Method))
        {
            return;
        }

        await using var compressed = Compression.Over(response.Body, encoding);
        var pipe = PipeWriter.Create(compressed ?? response.Body, new StreamPipeWriterOptions(leaveOpen: true));
        await WriteAsync(pipe, http.GetDialect().Json, http.RequestAborted);
        await pipe.CompleteAsync();
    }

    private async Task WriteAsync(PipeWriter pipe, JsonSerializerOptions options, CancellationToken cancellationToken)
    {
        using var json = new Utf8JsonWriter(pipe, new JsonWriterOptions { Encoder = options.Encoder, SkipValidation = true });
        json.WriteStartObject();
        json.WriteNumber("version", EventsSchema.CurrentVersion);
        if (flag is not null)
        {
            json.WriteString("toggleName", flag);
        }

        json.WriteStartArray("events");
        var total = 0L;
        var sent = 0L;
        await foreach (var each in list.Events.WithCancellation(cancellationToken))
        {
            total++;
            JsonSerializer.Serialize(json, EventSchema.Of(each), options);
            if (json.BytesCommitted + json.BytesPending - sent > Bytes)
            {
                await FlushAsync(json, pipe, cancellationToken);
                sent = json.BytesCommitted;
            }
        }

        json.WriteEndArray();
        json.WriteNumber("totalEvents", total);
        json.WriteEndObject();
        await FlushAsync(json, pipe, cancellationToken);
    }

    /// <summary>Waits until the caller has taken what was sent before.</summary>
    private static async Task FlushAsync(Utf8JsonWriter json, PipeWriter pipe, CancellationToken cancellationToken)
    {
        await json.FlushAsync(cancellationToken);
        await pipe.FlushAsync(cancellationToken);
    }
}
