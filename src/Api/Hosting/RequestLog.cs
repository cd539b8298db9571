using System.Text.Json;
using Reporting.Api.Dialects;
using Reporting.Application.Pipeline;

namespace Reporting.Api.Hosting;

/// <summary>One log line a request: what was asked of which instance, and what it cost. Neither queries nor headers, so no secrets.</summary>
internal sealed class RequestLog(RequestDelegate next, TimeProvider clock, ILogger<RequestLog> log)
{
    public async Task InvokeAsync(HttpContext context)
    {
        var started = clock.GetTimestamp();
        try
        {
            await next(context);
        }
        finally
        {
            if (log.IsEnabled(LogLevel.Information))
            {
                log.Log(LogLevel.Information, default, new RequestLine(context, clock.GetElapsedTime(started)), null, static (_, _) => "request");
            }
        }
    }
}

/// <summary>The fields of a request's line; read at once, while the request is there.</summary>
internal sealed class RequestLine(HttpContext context, TimeSpan elapsed) : IJsonFields
{
    public void WriteTo(Utf8JsonWriter json)
    {
        json.WriteString("method", context.Request.Method);
        json.WriteString("path", context.Request.Path.Value);
        json.WriteNumber("status", context.Response.StatusCode);
        json.WriteNumber("ms", Math.Round(elapsed.TotalMilliseconds, 2));
        Write(json, "bytes", context.Response.ContentLength);
        if (context.Features.Get<Caller>() is not { } caller)
        {
            return;
        }

        var logged = context.RequestServices.GetRequiredService<RequestLogContext>();
        Write(json, "instance", logged.Instance ?? caller.Bound?.Key);
        Write(json, "collection", logged.Collection);
        Write(json, "query", logged.UseCase);
        Write(json, "rows", logged.Rows);
        if (logged.CacheHit is { } hit)
        {
            json.WriteBoolean("cache_hit", hit);
        }
    }

    private static void Write(Utf8JsonWriter json, string name, string? value)
    {
        if (value is not null)
        {
            json.WriteString(name, value);
        }
    }

    private static void Write(Utf8JsonWriter json, string name, long? value)
    {
        if (value is { } number)
        {
            json.WriteNumber(name, number);
        }
    }
}
