using System.Buffers;
using System.Text.Json;
using Reporting.Api.Dialects;
using Reporting.Api.Limits;
using Reporting.Application.Access;
using Reporting.Application.Fairness;
using Reporting.Application.Reports;
using Reporting.Domain.Reports;

namespace Reporting.Api.Answers;

/// <summary>A form in which a report is written. Bodies of reports that are kept are kept with them; others are sent while they are made.</summary>
internal abstract class ReportForm<TReport>
    where TReport : class, IReport
{
    /// <summary>How large a body may be that is kept after it was streamed; every stream under way holds as much.</summary>
    private const long MaxKept = 2 << 20;

    /// <summary>How large a body may be that is sent without a slot.</summary>
    private const int MaxOutsideSlots = 1 << 20;

    /// <summary>Tells the forms of one report apart.</summary>
    public abstract string Name { get; }

    public abstract string ContentType { get; }

    public virtual Task SendAsync(HttpContext http, CachedReport<TReport> cached, ReportKey key, Representation representation)
    {
        WriteHeaders(http.Response, cached.Report);
        if (IsStreamed(cached.Report))
        {
            return StreamAsync(http, cached, representation.Encoding);
        }

        return cached.Fits ? SendBodyAsync(http, BodyAsync(http, cached, representation)) : SendTooLargeAsync(http, cached.Report, representation.Encoding);
    }

    /// <summary>Sends what is not kept while it is made.</summary>
    private Task SendTooLargeAsync(HttpContext http, TReport report, string encoding)
        => http.RequestServices.GetRequiredService<StreamConcurrency>().SendLargeAsync(http, () => ResponseBody.StreamAsync(http, ContentType, encoding, (body, cancellation) => WriteAsync(report, body, cancellation)));

    /// <summary>The body and the coding that it has.</summary>
    private async ValueTask<(byte[] Body, string Encoding)> BodyAsync(HttpContext http, CachedReport<TReport> cached, Representation representation)
    {
        var plain = await cached.BodyAsync(Name, () => WithinShareAsync(http, () => MakeAsync(cached.Report, http.RequestAborted)));
        return Compression.IsWorthwhile(plain, representation.Encoding)
            ? (await cached.BodyAsync($"{Name}+{representation.Encoding}", () => WithinShareAsync(http, () => Task.FromResult(Compression.Compress(plain, representation.Encoding)))), representation.Encoding)
            : (plain, Representation.Plain);
    }

    /// <summary>Nothing of the report is held while its body is sent.</summary>
    private async Task SendBodyAsync(HttpContext http, ValueTask<(byte[] Body, string Encoding)> making)
    {
        var (body, encoding) = await making;
        await (body.Length > MaxOutsideSlots
            ? http.RequestServices.GetRequiredService<StreamConcurrency>().SendLargeAsync(http, () => ResponseBody.SendAsync(http, ContentType, encoding, body))
            : ResponseBody.SendAsync(http, ContentType, encoding, body));
    }

    /// <summary>To make a body takes the processor as computing its report does, and is shared as that is.</summary>
    private static Task<byte[]> WithinShareAsync(HttpContext http, Func<Task<byte[]>> make)
        => http.RequestServices.GetRequiredService<ReportConcurrency>().ComputeAsync(http.RequestServices.GetRequiredService<RequestActor>(), make, http.RequestAborted);

    /// <summary>Sends the body while it is read, within a slot of the caller's token. A small body is kept, so that the next request needs no slot.</summary>
    private async Task StreamAsync(HttpContext http, CachedReport<TReport> cached, string encoding)
    {
        var form = $"{Name}+{encoding}";
        if (cached.FindBody(form) is { } kept)
        {
            await ResponseBody.SendAsync(http, ContentType, encoding, kept);
            return;
        }

        await http.RequestServices.GetRequiredService<StreamConcurrency>().SendAsync(http, async () =>
        {
            var sent = await ResponseBody.StreamAsync(http, ContentType, encoding, (body, cancellation) => WriteAsync(cached.Report, body, cancellation), Math.Min(cached.BytesLeft, MaxKept));
            if (sent is not null)
            {
                cached.KeepBody(form, sent);
            }
        });
    }

    protected abstract Task WriteAsync(TReport report, Stream body, CancellationToken cancellationToken);

    /// <summary>Whether the report only names what is sent, which is read while it is sent.</summary>
    protected virtual bool IsStreamed(TReport report) => false;

    /// <summary>Headers beside those that every body has.</summary>
    protected virtual void WriteHeaders(HttpResponse response, TReport report)
    {
    }

    /// <summary>The whole body, to be kept.</summary>
    protected virtual async Task<byte[]> MakeAsync(TReport report, CancellationToken cancellationToken)
    {
        using var body = new MemoryStream();
        await WriteAsync(report, body, cancellationToken);
        return body.ToArray();
    }
}

/// <summary>A report as the JSON of its contract.</summary>
internal sealed class JsonForm<TReport, TContract>(Dialect dialect, Func<TReport, TContract> map, Action<HttpResponse, TReport>? writeHeaders) : ReportForm<TReport>
    where TReport : class, IReport
    where TContract : class
{
    public override string Name => typeof(TContract).FullName!;

    public override string ContentType => dialect.JsonContentType;

    protected override void WriteHeaders(HttpResponse response, TReport report) => writeHeaders?.Invoke(response, report);

    protected override Task<byte[]> MakeAsync(TReport report, CancellationToken cancellationToken)
    {
        using var body = new PooledBody();
        using (var writer = new Utf8JsonWriter(body, new JsonWriterOptions { Encoder = dialect.Json.Encoder, SkipValidation = true }))
        {
            JsonSerializer.Serialize(writer, map(report), dialect.Json);
        }

        body.Write(dialect.JsonEnd.Span);
        return Task.FromResult(body.ToArray());
    }

    protected override async Task WriteAsync(TReport report, Stream body, CancellationToken cancellationToken)
    {
        await JsonSerializer.SerializeAsync(body, map(report), dialect.Json, cancellationToken);
        await body.WriteAsync(dialect.JsonEnd, cancellationToken);
    }
}

/// <summary>The main table of a report's contract as CSV.</summary>
internal sealed class TableForm<TReport, TContract>(Func<TReport, TContract> map) : ReportForm<TReport>
    where TReport : class, IReport
    where TContract : class
{
    public override string Name => $"{typeof(TContract).FullName}, {Representation.Csv}";

    public override string ContentType => $"{Representation.Csv}; charset=utf-8";

    protected override Task WriteAsync(TReport report, Stream body, CancellationToken cancellationToken)
        => ((ITabular)(object)map(report)).ToTable().WriteAsync(body, cancellationToken);
}
