using System.Text;
using System.Text.Json;
using AutoMapper;
using Microsoft.AspNetCore.Mvc;
using Reporting.Api.Answers;
using Reporting.Api.Dialects;
using Reporting.Api.Unleash.Contracts;
using Reporting.Api.Unleash.Json;
using Reporting.Application.Flags.Statistics;
using Reporting.Application.Reports;
using Reporting.Domain.Flags.Reports;

namespace Reporting.Api.Unleash.Statistics;

/// <summary>Statistics as JSON, or as CSV to be saved.</summary>
internal sealed class StatisticsResult(GetInstanceStatisticsQuery query, bool isTable = false) : IActionResult
{
    public Task ExecuteResultAsync(ActionContext context)
    {
        var services = context.HttpContext.RequestServices;
        var (mapper, options, clock) = (services.GetRequiredService<IMapper>(), context.HttpContext.GetDialect().Json, services.GetRequiredService<TimeProvider>());
        return context.AnswerRepeatablyAsync(query, _ => isTable ? new StatisticsTableForm(mapper, options, clock) : new StatisticsJsonForm(mapper, options, clock));
    }
}

/// <summary>
/// A form of statistics. All but the time in them is kept, also compressed: the time stands at one place and is put in for each call, which so has a tag of
/// its own.
/// </summary>
internal abstract class StatisticsForm(IMapper mapper, TimeProvider clock) : ReportForm<InstanceStatistics>
{
    public override async Task SendAsync(HttpContext http, CachedReport<InstanceStatistics> cached, ReportKey key, Representation representation)
    {
        var statistics = cached.Report;
        var time = statistics.AsOf ?? clock.GetUtcNow();
        var encoding = Representation.Accepts(http.Request, Representation.Gzip) ? Representation.Gzip : representation.Encoding;
        var kept = await cached.BodyAsync(Name, () => MakeAsync(statistics, http.RequestAborted));
        var plain = Stamp(kept, time);
        var body = encoding switch
        {
            Representation.Plain => plain,
            Representation.Gzip => StampedGzip.Stamp(await cached.BodyAsync($"{Name}+gzip", () => Task.FromResult(StampedGzip.Make(kept, TimeOffset(kept)))), plain, TimeOffset(kept)),
            _ => Compression.Compress(plain, encoding),
        };
        var sent = key with { Query = $"{key.Query}|{Name}|{time.UtcTicks}" };
        http.Response.Headers.ETag = ReportTag.Of(sent, representation with { Encoding = encoding }, isWeak: true);
        http.Response.Headers.Vary = Representation.Vary(givesTables: false);
        WriteHeaders(http.Response, statistics, time);
        await ResponseBody.SendAsync(http, ContentType, encoding, body);
    }

    protected InstanceAdminStatsSchema Map(InstanceStatistics statistics) => mapper.Map<InstanceAdminStatsSchema>(statistics);

    /// <summary>Where the time's first digit is.</summary>
    protected abstract int TimeOffset(ReadOnlySpan<byte> body);

    protected virtual void WriteHeaders(HttpResponse response, InstanceStatistics statistics, DateTimeOffset time)
    {
        if (statistics.AsOf is not null)
        {
            response.Headers[FieldsOfToday.Header] = FieldsOfToday.Names;
        }
    }

    private byte[] Stamp(byte[] kept, DateTimeOffset time)
    {
        var body = (byte[])kept.Clone();
        Encoding.ASCII.GetBytes(MillisecondsConverter.Print(time), body.AsSpan(TimeOffset(body)));
        return body;
    }
}

internal sealed class StatisticsJsonForm(IMapper mapper, JsonSerializerOptions options, TimeProvider clock) : StatisticsForm(mapper, clock)
{
    private static ReadOnlySpan<byte> BeforeTime => "{\"timestamp\":\""u8;

    public override string Name => "json";

    public override string ContentType => "application/json; charset=utf-8";

    protected override Task WriteAsync(InstanceStatistics report, Stream body, CancellationToken cancellationToken)
        => JsonSerializer.SerializeAsync(body, Map(report), options, cancellationToken);

    protected override int TimeOffset(ReadOnlySpan<byte> body) => BeforeTime.Length;
}

internal sealed class StatisticsTableForm(IMapper mapper, JsonSerializerOptions options, TimeProvider clock) : StatisticsForm(mapper, clock)
{
    public override string Name => "csv";

    public override string ContentType => "text/csv; charset=utf-8";

    protected override Task WriteAsync(InstanceStatistics report, Stream body, CancellationToken cancellationToken)
        => body.WriteAsync(ObjectCsv.Write(JsonSerializer.SerializeToElement(Map(report), options)), cancellationToken).AsTask();

    /// <summary>After the line of names and a quotation mark.</summary>
    protected override int TimeOffset(ReadOnlySpan<byte> body) => body.IndexOf((byte)'\n') + 2;

    protected override void WriteHeaders(HttpResponse response, InstanceStatistics statistics, DateTimeOffset time)
    {
        base.WriteHeaders(response, statistics, time);
        response.Headers.ContentDisposition = $"attachment; filename=\"unleash-{FileNamePart(InstanceAdminStatsSchemaProfile.NameOf(statistics.Settings))}-{time.ToUnixTimeMilliseconds()}.csv\"";
    }

    private static string FileNamePart(string text)
        => string.Concat(text.Select(letter => char.IsAsciiLetterOrDigit(letter) || letter is '-' or '.' or '_' ? letter : '_'));
}
