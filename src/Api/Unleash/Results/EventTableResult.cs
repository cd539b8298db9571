using System.Text.Json;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Mvc;
using Reporting.Api.Answers;
using Reporting.Api.Dialects;
using Reporting.Api.Unleash.Contracts;
using Reporting.Api.Unleash.Json;
using Reporting.Application.Flags.Events;

namespace Reporting.Api.Unleash.Results;

/// <summary>A whole list of events as CSV, sent while it is read.</summary>
/// <param name="baseUrl">What links in summaries begin with.</param>
internal sealed class EventTableResult(EventList list, string? baseUrl) : IActionResult
{
    public const string ContentType = "text/csv";

    private const string FileName = "events.csv";

    public async Task ExecuteResultAsync(ActionContext context)
    {
        var http = context.HttpContext;
        var response = http.Response;
        var encoding = http.Features.GetRequiredFeature<AnswerState>().Representation.Encoding;
        response.ContentType = $"{ContentType}; charset=utf-8";
        response.Headers.ContentDisposition = $"attachment; filename=\"{FileName}\"";
        if (encoding.Length > 0)
        {
            response.Headers.ContentEncoding = encoding;
        }

        if (!HttpMethods.IsHead(http.Request.Method))
        {
            await using var compressed = Compression.Over(response.Body, encoding);
            await Table(http.GetDialect().Json).WriteAsync(compressed ?? response.Body, http.RequestAborted);
        }
    }

    private CsvTable Table(JsonSerializerOptions options) => CsvTable.Of<EventSchema>(
        list.Events.Select(each => EventSchema.Told(each, baseUrl)),
        new("id", each => each.Id),
        new("createdAt", each => MillisecondsConverter.Print(each.CreatedAt)),
        new("type", each => each.Type),
        new("createdBy", each => each.CreatedBy),
        new("createdByUserId", each => each.CreatedByUserId),
        new("project", each => each.Project),
        new("environment", each => each.Environment),
        new("featureName", each => each.FeatureName),
        new("label", each => each.Label),
        new("summary", each => each.Summary),
        new("data", each => each.Data?.Text),
        new("preData", each => each.PreData?.Text),
        new("tags", each => JsonSerializer.Serialize(each.Tags, options)));
}
