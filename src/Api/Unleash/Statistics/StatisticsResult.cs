using AutoMapper;
using Microsoft.AspNetCore.Mvc;
using Reporting.Api.Answers;
using Reporting.Api.Dialects;
using Reporting.Api.Unleash.Contracts;
using Reporting.Api.Unleash.Json;
using Reporting.Application.Flags.Statistics;
using Reporting.Application.Pipeline;
using Reporting.Domain.Flags.Reports;

namespace Reporting.Api.Unleash.Statistics;

/// <summary>Statistics in one form. All but the time in them is kept, and each call has its own tag.</summary>
internal sealed class StatisticsResult(GetInstanceStatisticsQuery query, InstanceStatistics statistics, StatisticsForm form) : IActionResult
{
    public async Task ExecuteResultAsync(ActionContext context)
    {
        var http = context.HttpContext;
        var services = http.RequestServices;
        var key = await services.GetRequiredService<RequestVersions>().NameAsync(query, http.RequestAborted);
        var computed = key with { Query = $"{key.Query}|{form.Name}|{statistics.TrueIn.Start.UtcTicks}" };
        var kept = services.GetRequiredService<ReportCache>().Render(computed, http.GetDialect().Name, () => Render(http));
        var time = statistics.AsOf ?? services.GetRequiredService<TimeProvider>().GetUtcNow();

        await SendAsync(http, Stamp(kept, time), computed with { Query = $"{computed.Query}|{time.UtcTicks}" }, time);
    }

    private byte[] Render(HttpContext http)
        => form.Write(http.RequestServices.GetRequiredService<IMapper>().Map<InstanceAdminStatsSchema>(statistics), http.GetDialect().Json);

    private byte[] Stamp(byte[] kept, DateTimeOffset time)
    {
        var body = (byte[])kept.Clone();
        System.Text.Encoding.ASCII.GetBytes(MillisecondsConverter.Print(time), body.AsSpan(form.TimeOffset(body)));
        return body;
    }

    private async Task SendAsync(HttpContext http, byte[] body, ReportKey sent, DateTimeOffset time)
    {
        var representation = Representation.Choose(http.Request, givesTables: false);
        var headers = http.Response.Headers;
        headers.ETag = ReportTag.Of(sent, representation, isWeak: true);
        headers.Vary = Representation.Vary(givesTables: false);
        http.Response.ContentType = form.ContentType;
        if (form.FileName(statistics.Settings.SourceInstanceId, time) is { Length: > 0 } name)
        {
            headers.ContentDisposition = $"attachment; filename=\"{name}\"";
        }

        if (statistics.AsOf is not null)
        {
            headers[FieldsOfToday.Header] = FieldsOfToday.Names;
        }

        if (representation.Encoding.Length > 0)
        {
            headers.ContentEncoding = representation.Encoding;
            body = Compression.Compress(body, representation.Encoding);
        }

        http.Response.ContentLength = body.Length;
        if (!HttpMethods.IsHead(http.Request.Method))
        {
            await http.Response.Body.WriteAsync(body, http.RequestAborted);
        }
    }
}
