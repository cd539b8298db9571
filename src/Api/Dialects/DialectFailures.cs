
namespace Reporting.Api.Dialects;

/// <summary>Finds the request's dialect and lets every failure be written in it: exceptions here, and statuses that routing or the framework left without a body.</summary>
internal sealed class DialectFailures(RequestDelegate next, DialectDirectory dialects, ILogger<DialectFailures> log)
{
    public async Task InvokeAsync(HttpContext context)
    {
        if (dialects.Find(context.GetEndpoint(), context.Request.Path) is { } dialect)
        {
            context.Features.Set(dialect);
        }

        try
        {
            await next(context);
        }
        catch (OperationCanceledException) when (context.RequestAborted.IsCancellationRequested)
        {
            return;
        }
        catch (Exception exception)
        {
            await RescueAsync(context, exception);
            return;
        }

        if (IsBare(context.Response))
        {
            await context.FailAsync(StatusFailures.From(context));
        }
    }

    private async Task RescueAsync(HttpContext context, Exception exception)
    {
        var failure = ExceptionFailures.From(exception, context.TraceIdentifier);
        if (failure is Failure.Unexpected or Failure.Unavailable or Failure.TimedOut)
        {
            log.LogError(exception, "{Method} {Path} failed, trace {TraceId}", context.Request.Method, context.Request.Path, context.TraceIdentifier);
        }

        if (context.Response.HasStarted)
        {
            context.Abort();
            return;
        }

        context.Response.Clear();
        await context.FailAsync(failure);
    }

    private static bool IsBare(HttpResponse response)
        => response is { StatusCode: >= StatusCodes.Status400BadRequest, HasStarted: false, ContentLength: null, ContentType: null };
}
