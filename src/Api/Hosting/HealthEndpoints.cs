using Reporting.Application.Health;

namespace Reporting.Api.Hosting;

/// <summary>For probes: whether the process runs, and whether it can answer reports.</summary>
internal static class HealthEndpoints
{
    private const string Text = "text/plain; charset=utf-8";
    private static readonly string[] Methods = [HttpMethods.Get, HttpMethods.Head];
    private static readonly byte[] Alive = "live\n"u8.ToArray();

    public static void MapHealth(this IEndpointRouteBuilder routes)
    {
        routes.MapMethods("/health/live", Methods, AnswerLiveAsync).ExcludeFromDescription();
        routes.MapMethods("/health/ready", Methods, AnswerReadyAsync).ExcludeFromDescription();
    }

    private static Task AnswerLiveAsync(HttpContext context) => WriteAsync(context, Alive);

    private static async Task AnswerReadyAsync(HttpContext context)
    {
        var readiness = await context.RequestServices.GetRequiredService<IReadiness>().CheckAsync(context.RequestAborted);
        context.Response.StatusCode = readiness.IsReady ? StatusCodes.Status200OK : StatusCodes.Status503ServiceUnavailable;
        await WriteAsync(context, System.Text.Encoding.UTF8.GetBytes(readiness.Detail + "\n"));
    }

    private static Task WriteAsync(HttpContext context, byte[] text)
    {
        context.Response.ContentType = Text;
        context.Response.ContentLength = text.Length;
        return context.Response.Body.WriteAsync(text, context.RequestAborted).AsTask();
    }
}
