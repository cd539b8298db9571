using System.IO.Pipelines;
using System.Text.Json;
using Microsoft.AspNetCore.Mvc;
using Reporting.Api.Answers;
using Reporting.Api.Dialects;
using Reporting.Api.Unleash.Contracts;
using Reporting.Application.Flags.Events;

namespace Reporting.Api.Unleash.Results;

/// <summary>A whole list of events: as one body where it is short, else sent while it is read.</summary>
/// <param name="flag">The flag whose events they are, null where they are not one flag's.</param>
internal sealed class EventListResult(GetAllEventsQuery query, string? flag = null) : IActionResult
{
    public Task ExecuteResultAsync(ActionContext context)
        => context.AnswerAsync(query, _ => new EventListForm(new EventSource(context.HttpContext, query), flag, context.HttpContext.GetDialect()));
}

/// <summary>The same JSON as that of the contracts of pages, written event by event.</summary>
internal sealed class EventListForm(EventSource source, string? flag, Dialect dialect) : ReportForm<EventList>
{
    /// <summary>What may wait to be sent.</summary>
    private const int Bytes = 32 * 1024;

    public override string Name => flag is null ? nameof(EventsSchema) : nameof(FeatureEventsSchema);

    public override string ContentType => dialect.JsonContentType;

    protected override bool IsStreamed(EventList report) => report.Events is null;

    protected override async Task WriteAsync(EventList report, Stream body, CancellationToken cancellationToken)
    {
        var pipe = PipeWriter.Create(body, new StreamPipeWriterOptions(leaveOpen: true));
        await using (var json = new Utf8JsonWriter(pipe, new JsonWriterOptions { Encoder = dialect.Json.Encoder, SkipValidation = true }))
        {
            json.WriteStartObject();
            json.WriteNumber("version", EventsSchema.CurrentVersion);
            if (flag is not null)
            {
                json.WriteString("toggleName", flag);
            }

            json.WriteStartArray("events");
            var total = await WriteEventsAsync(report, json, pipe, cancellationToken);
            json.WriteEndArray();
            json.WriteNumber("totalEvents", total);
            json.WriteEndObject();
        }

        await pipe.CompleteAsync();
    }

    /// <returns>How many there were.</returns>
    private async Task<long> WriteEventsAsync(EventList report, Utf8JsonWriter json, PipeWriter pipe, CancellationToken cancellationToken)
    {
        var total = 0L;
        var sent = 0L;
        await foreach (var each in source.ReadAsync(report, cancellationToken))
        {
            total++;
            JsonSerializer.Serialize(json, EventSchema.Of(each), dialect.Json);
            if (json.BytesCommitted + json.BytesPending - sent > Bytes)
            {
                await json.FlushAsync(cancellationToken);
                await pipe.FlushAsync(cancellationToken);
                sent = json.BytesCommitted;
            }
        }

        return total;
    }
}
