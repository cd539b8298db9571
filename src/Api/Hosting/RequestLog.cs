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
                log.Log(LogLevel.Information, default, Line(context, clock.GetElapsedTime(started)), null, static (_, _) => "request");
            }
        }
    }

    private static List<KeyValuePair<string, object?>> Line(HttpContext context, TimeSpan elapsed)
    {
        List<KeyValuePair<string, object?>> line =
        [
            new("method", context.Request.Method),
            new("path", context.Request.Path.Value),
            new("status", context.Response.StatusCode),
            new("ms", Math.Round(elapsed.TotalMilliseconds, 2)),
            new("bytes", context.Response.ContentLength),
        ];
        if (context.Features.Get<Caller>() is { } caller)
        {
            var facts = context.RequestServices.GetRequiredService<RequestFacts>();
            line.Add(new("instance", facts.Instance ?? caller.Bound?.Key));
            line.Add(new("collection", facts.Collection));
            line.Add(new("query", facts.UseCase));
            line.Add(new("rows", facts.Rows));
            line.Add(new("cache_hit", facts.CacheHit));
        }

        return line;
    }
}
