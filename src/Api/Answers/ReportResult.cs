using System.Text.Json;
using AutoMapper;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Mvc;
using Reporting.Api.Dialects;
using Reporting.Application.Pipeline;
using Reporting.Domain.Reports;

namespace Reporting.Api.Answers;

/// <summary>A report as its contract says; the bytes of a kept report are kept too.</summary>
/// <param name="contract">Makes the contract where there is more to it than names.</param>
internal sealed class ReportResult<TContract>(IReport report, Func<TContract>? contract = null) : IActionResult
    where TContract : class
{
    public Task ExecuteResultAsync(ActionContext context)
    {
        var http = context.HttpContext;
        var state = http.Features.GetRequiredFeature<AnswerState>();
        return state.Representation.IsTable ? WriteTableAsync(http) : WriteJsonAsync(http, state);
    }

    private async Task WriteTableAsync(HttpContext http)
    {
        http.Response.ContentType = $"{Representation.Csv}; charset=utf-8";
        if (!HttpMethods.IsHead(http.Request.Method))
        {
            await ((ITabular)Map(http)).ToTable().WriteAsync(http.Response.Body, http.RequestAborted);
        }
    }

    private async Task WriteJsonAsync(HttpContext http, AnswerState state)
    {
        var cache = http.RequestServices.GetRequiredService<ReportCache>();
        var dialect = http.GetDialect();
        var form = $"{dialect.Name}/{typeof(TContract)}";
        var plain = cache.Render(state.Key, form, () => [.. JsonSerializer.SerializeToUtf8Bytes(Map(http), dialect.Json), .. dialect.JsonEnd]);
        var (body, encoding) = Compression.IsWorthwhile(plain, state.Representation.Encoding)
            ? (cache.Render(state.Key, $"{form}+{state.Representation.Encoding}", () => Compression.Compress(plain, state.Representation.Encoding)), state.Representation.Encoding)
            : (plain, Representation.Plain);
        http.Response.ContentType = dialect.JsonContentType;
        http.Response.ContentLength = body.Length;
        if (encoding.Length > 0)
        {
            http.Response.Headers.ContentEncoding = encoding;
        }

        if (!HttpMethods.IsHead(http.Request.Method))
        {
            await http.Response.Body.WriteAsync(body, http.RequestAborted);
        }
    }

    private TContract Map(HttpContext http) => contract is not null ? contract() : http.RequestServices.GetRequiredService<IMapper>().Map<TContract>(report);
}
