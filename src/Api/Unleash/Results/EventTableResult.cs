using System.Text.Json;
using Microsoft.AspNetCore.Mvc;
using Reporting.Api.Answers;
using Reporting.Api.Dialects;
using Reporting.Api.Unleash.Contracts;
using Reporting.Api.Unleash.Json;
using Reporting.Application.Flags.Events;

namespace Reporting.Api.Unleash.Results;

/// <summary>A whole list of events as CSV: as one body where it is short, else sent while it is read.</summary>
internal sealed class EventTableResult(GetAllEventsQuery query) : IActionResult
{
    public const string ContentType = "text/csv";

    public Task ExecuteResultAsync(ActionContext context)
        => context.AnswerAsync(query, _ => new EventTableForm(new EventSource(context.HttpContext, query), query.BaseUrl, context.HttpContext.GetDialect()));
}

/// <param name="baseUrl">What links in summaries begin with.</param>
internal sealed class EventTableForm(EventSource source, string? baseUrl, Dialect dialect) : ReportForm<EventList>
{
    private const string FileName = "events.csv";

    public override string Name => FileName;

    public override string ContentType => $"{EventTableResult.ContentType}; charset=utf-8";

    protected override bool IsStreamed(EventList report) => report.Events is null;

    protected override void WriteHeaders(HttpResponse response, EventList report) => response.Headers.ContentDisposition = $"attachment; filename=\"{FileName}\"";

    protected override Task WriteAsync(EventList report, Stream body, CancellationToken cancellationToken)
        => Table(report, cancellationToken).WriteAsync(body, cancellationToken);

    private CsvTable Table(EventList report, CancellationToken cancellationToken) => CsvTable.Of<EventSchema>(
        source.ReadAsync(report, cancellationToken).Select(each => EventSchema.WithSummary(each, baseUrl)),
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
        new("tags", each => JsonSerializer.Serialize(each.Tags, dialect.Json)));
}
