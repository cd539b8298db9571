using Reporting.Dashboard.Rendering;

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

        if (IsBare(context.Response) && IsForPeople(context))
        {
            await PageRenderer.FailAsync(context, new PageFailure(StatusCodes.Status404NotFound, "There is no such page", "The address may be mistyped, or what it showed is gone."));
        }
        else if (IsBare(context.Response))
        {
            await context.FailAsync(StatusFailures.From(context));
        }
    }

    private async Task RescueAsync(HttpContext context, Exception exception)
    {
        var failure = ExceptionFailures.From(exception, context.TraceIdentifier);
        var request = context.Request;
        if (failure is Failure.Unexpected)
        {
            log.LogError(exception, "{Method} {Path} failed, trace {TraceId}", request.Method, request.Path, context.TraceIdentifier);
        }
        else if (failure is Failure.Unavailable or Failure.TimedOut)
        {
            // Where the database is away every request says so: the cause in a line will do.
            log.LogError("{Method} {Path} failed, trace {TraceId}: {Cause}", request.Method, request.Path, context.TraceIdentifier, exception.GetBaseException().Message);
        }

        if (context.Response.HasStarted)
        {
            context.Abort();
            return;
        }

        context.Response.Clear();
        await context.FailAsync(failure);
    }

    /// <summary>Whether a person looks for a page, where there is no route that could answer anything else.</summary>
    private static bool IsForPeople(HttpContext context)
        => context.GetEndpoint() is null
            && context.Response.StatusCode == StatusCodes.Status404NotFound
            && HttpMethods.IsGet(context.Request.Method)
            && !context.Request.Path.StartsWithSegments("/api", StringComparison.OrdinalIgnoreCase)
            && context.Request.Headers.Accept.ToString().Contains("text/html", StringComparison.OrdinalIgnoreCase);

    private static bool IsBare(HttpResponse response)
        => response is { StatusCode: >= StatusCodes.Status400BadRequest, HasStarted: false, ContentLength: null, ContentType: null };
}
