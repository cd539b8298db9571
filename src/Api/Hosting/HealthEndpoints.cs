using MediatR;
using Reporting.Api.Dialects;
using Reporting.Api.Native;
using Reporting.Application.Health;
using Reporting.Domain.Access;

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

    /// <summary>503 is for what a restart or waiting can cure. Other failures are in the details for administrators, and reports are answered meanwhile.</summary>
    private static async Task AnswerReadyAsync(HttpContext context)
    {
        if (await IsAdministratorAsync(context))
        {
            await AnswerDetailsAsync(context);
            return;
        }

        var readiness = await context.RequestServices.GetRequiredService<IReadiness>().CheckAsync(context.RequestAborted);
        context.Response.StatusCode = StatusOf(readiness);
        await WriteAsync(context, System.Text.Encoding.UTF8.GetBytes(readiness.Detail + "\n"));
    }

    /// <summary>Whether the request shows the token of an administrator of all instances. Whoever shows another is answered as without one.</summary>
    private static async Task<bool> IsAdministratorAsync(HttpContext context)
    {
        var services = context.RequestServices;
        var dialect = services.GetRequiredService<NativeDialect>();
        return dialect.ReadCredential(context.Request).Token is { Length: > 0 } text
            && (await services.GetRequiredService<TokenGate>().AdmitAsync(text, dialect, context)).Token is { Role: TokenRole.Admin, InstanceId: null };
    }

    private static async Task AnswerDetailsAsync(HttpContext context)
    {
        var services = context.RequestServices;
        var details = await services.GetRequiredService<IMediator>().Send(new GetHealthQuery(), context.RequestAborted);
        context.Response.StatusCode = StatusOf(details.Database);
        context.Response.Headers.CacheControl = "no-store";
        await context.Response.WriteAsJsonAsync(HealthContract.Of(details), services.GetRequiredService<NativeDialect>().Json, context.RequestAborted);
    }

    private static int StatusOf(Readiness readiness) => readiness.IsReady ? StatusCodes.Status200OK : StatusCodes.Status503ServiceUnavailable;

    private static Task WriteAsync(HttpContext context, byte[] text)
    {
        context.Response.ContentType = Text;
        context.Response.ContentLength = text.Length;
        return context.Response.Body.WriteAsync(text, context.RequestAborted).AsTask();
    }
}
