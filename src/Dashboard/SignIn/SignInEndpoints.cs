using MediatR;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Reporting.Application.Access;
using Reporting.Dashboard.Rendering;
using Reporting.Domain.Access;

namespace Reporting.Dashboard.SignIn;

/// <summary>Signing in with a token, a one-time code or what a product knows the browser by, and signing out.</summary>
internal static class SignInEndpoints
{
    public const string Path = "/sign-in";
    public const string OutPath = "/sign-out";
    public const string ReturnParameter = "return";
    public const string CodeParameter = "code";
    public const string TokenField = "token";
    public const string ByField = "by";
    public const string ByProduct = "product";

    private static readonly string[] GetMethods = [HttpMethods.Get, HttpMethods.Head];

    public static void MapSignIn(this IEndpointRouteBuilder routes)
    {
        routes.MapMethods(Path, GetMethods, (HttpContext context) => GuardAsync(context, ShowAsync)).ExcludeFromDescription();
        routes.MapPost(Path, (HttpContext context) => GuardAsync(context, TakeFormAsync)).ExcludeFromDescription();
        routes.MapPost(OutPath, (HttpContext context) => GuardAsync(context, EndAsync)).ExcludeFromDescription();
    }

    public static async Task GuardAsync(HttpContext context, Func<HttpContext, Task> answer)
    {
        try
        {
            await answer(context);
        }
        catch (Exception exception) when (!context.Response.HasStarted)
        {
            await PageRenderer.FailAsync(context, context.RequestServices.GetRequiredService<IPageHost>().Explain(exception, context));
        }
    }

    private static async Task ShowAsync(HttpContext context)
    {
        var code = context.Request.Query[CodeParameter].ToString();
        var token = code.Length > 0 ? context.RequestServices.GetRequiredService<OneTimeCodes>().Redeem(code) : null;
        if (token is null && await context.RequestServices.GetRequiredService<PageGate>().FindSessionAsync(context) is not null)
        {
            context.Response.Headers.CacheControl = "no-store";
            context.Response.Redirect(ReturnTo(context.Request.Query[ReturnParameter]));
            return;
        }

        if (code.Length == 0)
        {
            await SendFormAsync(context, refusal: null, ReturnTo(context.Request.Query[ReturnParameter]));
            return;
        }

        // An unknown code is tried as a token, so that it counts as a failed attempt.
        var admission = await context.RequestServices.GetRequiredService<IPageHost>().AdmitAsync(token ?? code, context);
        await SettleAsync(context, token is null && admission.Token is not null ? Refuse("Sign in with the form.") : admission, "/", "The link is used up or older than ten minutes.");
    }

    private static async Task TakeFormAsync(HttpContext context)
    {
        if (!SessionCookie.IsOwnForm(context.Request))
        {
            await PageRenderer.FailAsync(context, new PageFailure(StatusCodes.Status403Forbidden, "This form came from elsewhere", "Open the page of sign-in and try again."));
            return;
        }

        var form = await context.Request.ReadFormAsync(context.RequestAborted);
        var host = context.RequestServices.GetRequiredService<IPageHost>();
        var byProduct = form[ByField].ToString() is ByProduct;
        var admission = byProduct ? await host.AdmitByProductAsync(context) : await host.AdmitAsync(form[TokenField].ToString().Trim(), context);
        await SettleAsync(context, admission, ReturnTo(form[ReturnParameter]), because: null);
    }

    private static async Task SettleAsync(HttpContext context, Admission admission, string to, string? because)
    {
        if (admission.Token is { Role: TokenRole.Ingest })
        {
            admission = Refuse("A token of role ingest sends records and sees no pages.");
        }

        if (admission.Token is not { } token)
        {
            var refusal = because is null || admission.Refusal!.RetrySeconds is not null ? admission.Refusal! : admission.Refusal with { Detail = because };
            await TellAuditAsync(context, refusal);
            await SendFormAsync(context, refusal, to);
            return;
        }

        var command = new StartSessionCommand(token, context.Connection.RemoteIpAddress?.ToString(), context.Request.Headers.UserAgent.ToString());
        var started = await context.RequestServices.GetRequiredService<IMediator>().Send(command, context.RequestAborted);
        SessionCookie.Write(context, started.Value, started.ExpiresAt);
        await GoOnAsync(context, to);
    }

    /// <summary>Of those who were turned away for what they showed, not for the state of the service.</summary>
    private static async Task TellAuditAsync(HttpContext context, PageFailure refusal)
    {
        if (refusal.Status is StatusCodes.Status401Unauthorized or StatusCodes.Status403Forbidden)
        {
            var command = new CountRefusedSignInCommand(context.Connection.RemoteIpAddress?.ToString(), context.Request.Headers.UserAgent.ToString(), refusal.Detail);
            await context.RequestServices.GetRequiredService<IMediator>().Send(command, context.RequestAborted);
        }
    }

    /// <summary>By a page of our own: a cookie that is for this site alone is not sent with a redirection that another site began.</summary>
    public static async Task GoOnAsync(HttpContext context, string to)
    {
        context.Response.Headers.CacheControl = "no-store";
        if (HttpMethods.IsPost(context.Request.Method))
        {
            context.Response.Redirect(to);
            context.Response.StatusCode = StatusCodes.Status303SeeOther;
            return;
        }

        await SendAsync(context, new Dictionary<string, object?>(StringComparer.Ordinal) { [nameof(SignInPage.GoOnTo)] = to }, StatusCodes.Status200OK);
    }

    private static async Task EndAsync(HttpContext context)
    {
        var gate = context.RequestServices.GetRequiredService<PageGate>();
        var form = await context.Request.ReadFormAsync(context.RequestAborted);
        var value = SessionCookie.Read(context.Request);
        if (await gate.FindSessionAsync(context) is { } session && SessionCookie.IsFormOf(context.Request, value!, form))
        {
            await context.RequestServices.GetRequiredService<IMediator>().Send(new EndSessionCommand(session.Id, ConfinedTo: null, OfToken: null, IsOwn: true), context.RequestAborted);
            SessionCookie.Remove(context);
            if (await ProviderEndpoints.SignOutAddressAsync(context, session, value!) is { } there)
            {
                // By a page of our own: what a form leads to is this site alone.
                context.Response.Headers.CacheControl = "no-store";
                await SendAsync(context, new Dictionary<string, object?>(StringComparer.Ordinal) { [nameof(SignInPage.GoOnTo)] = there, [nameof(SignInPage.IsOut)] = true }, StatusCodes.Status200OK);
                return;
            }
        }

        context.Response.Redirect(Path);
        context.Response.StatusCode = StatusCodes.Status303SeeOther;
    }

    public static Task SendFormAsync(HttpContext context, PageFailure? refusal, string to)
        => SendAsync(
            context,
            new Dictionary<string, object?>(StringComparer.Ordinal) { [nameof(SignInPage.Refusal)] = refusal, [nameof(SignInPage.ReturnTo)] = to, [nameof(SignInPage.HasEnded)] = refusal is null && SessionCookie.Read(context.Request) is not null },
            refusal?.Status ?? StatusCodes.Status200OK);

    private static Task SendAsync(HttpContext context, Dictionary<string, object?> parameters, int status)
        => PageRenderer.SendAsync(context, typeof(SignInPage), parameters, status);

    private static Admission Refuse(string detail) => new(Token: null, new PageFailure(StatusCodes.Status403Forbidden, "Not signed in", detail));

    /// <summary>A path of this service, never another site.</summary>
    public static string ReturnTo(string? wanted)
        => wanted is { Length: > 0 } && wanted[0] == '/' && !wanted.StartsWith("//", StringComparison.Ordinal) && !wanted.Contains('\\', StringComparison.Ordinal) && !wanted.Any(char.IsControl) ? wanted : "/";
}
