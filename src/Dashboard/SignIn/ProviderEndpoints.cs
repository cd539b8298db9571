using MediatR;
using Microsoft.AspNetCore.Authentication.OpenIdConnect;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.IdentityModel.Protocols.OpenIdConnect;
using Reporting.Application.Access;
using Reporting.Dashboard.Rendering;
using Reporting.Domain.Access;

namespace Reporting.Dashboard.SignIn;

/// <summary>The way to the provider, back from it, and what it says behind the browser's back.</summary>
internal static class ProviderEndpoints
{
    public const string Path = "/sign-in/provider";
    public const string AgainPath = $"{Path}?{AgainParameter}=1";
    public const string LogoutPath = $"{Path}/logout";

    private const string AgainParameter = "again";
    private const int LongestLogout = 65_536;

    public static void MapProvider(this IEndpointRouteBuilder routes)
    {
        routes.MapGet(Path, (HttpContext context) => SignInEndpoints.GuardAsync(context, SendAsync)).ExcludeFromDescription();
        routes.MapGet(ProviderHandler.CallbackPath, (HttpContext context) => SignInEndpoints.GuardAsync(context, ReturnAsync)).ExcludeFromDescription();
        routes.MapPost(LogoutPath, (HttpContext context) => SignInEndpoints.GuardAsync(context, EndAsync)).ExcludeFromDescription();
    }

    /// <summary>Where a browser goes on to, so that its session ends at the provider too; null where the provider has no such place.</summary>
    public static async Task<string?> SignOutAddressAsync(HttpContext context, Session session, string value)
    {
        var services = context.RequestServices;
        if (session.Provided is not { } provided || !services.GetRequiredService<ProviderSettings>().IsOn)
        {
            return null;
        }

        try
        {
            var configuration = await services.GetRequiredService<ProviderMetadata>().GetConfigurationAsync(context.RequestAborted);
            return string.IsNullOrEmpty(configuration.EndSessionEndpoint) ? null : new OpenIdConnectMessage
            {
                IssuerAddress = configuration.EndSessionEndpoint,
                ClientId = services.GetRequiredService<ProviderSettings>().ClientId,
                IdTokenHint = IdentityTokens.Open(value, provided.SealedToken),
                PostLogoutRedirectUri = $"{context.Request.Scheme}://{context.Request.Host}{SignInEndpoints.Path}",
                EnableTelemetryParameters = false,
            }.CreateLogoutRequestUrl();
        }
        catch (ProviderAwayException)
        {
            return null;
        }
    }

    public static async Task SayAwayAsync(HttpContext context, ILogger log, Exception cause)
    {
        log.LogWarning("The provider of sign-in cannot be asked: {Cause}", cause.GetBaseException().Message.ReplaceLineEndings(" "));
        var refusal = new PageFailure(StatusCodes.Status503ServiceUnavailable, "The provider of sign-in is away", "It does not answer, or not as it should. Tokens let in as ever; try the provider again in a while.");
        await SignInEndpoints.SendFormAsync(context, refusal, SignInEndpoints.ReturnTo(context.Request.Query[SignInEndpoints.ReturnParameter]));
    }

    private static async Task SendAsync(HttpContext context)
    {
        if (await IsOffAsync(context))
        {
            return;
        }

        context.Response.Headers.CacheControl = "no-store";
        try
        {
            await context.RequestServices.GetRequiredService<ProviderMetadata>().ReadAnsweredAsync(context.RequestAborted);
            var handler = await context.RequestServices.GetRequiredService<ProviderHandler>().BeginAsync(context);
            await handler.ChallengeAsync(new OpenIdConnectChallengeProperties
            {
                RedirectUri = SignInEndpoints.ReturnTo(context.Request.Query[SignInEndpoints.ReturnParameter]),
                Prompt = context.Request.Query.ContainsKey(AgainParameter) ? OpenIdConnectPrompt.Login : null,
            });
        }
        catch (Exception exception) when (exception is ProviderAwayException or HttpRequestException)
        {
            await SayAwayAsync(context, context.RequestServices.GetRequiredService<ILogger<ProviderHandler>>(), exception);
        }
    }

    private static async Task ReturnAsync(HttpContext context)
    {
        if (await IsOffAsync(context))
        {
            return;
        }

        context.Response.Headers.CacheControl = "no-store";
        var handler = await context.RequestServices.GetRequiredService<ProviderHandler>().BeginAsync(context);
        await handler.HandleRequestAsync();
    }

    private static async Task EndAsync(HttpContext context)
    {
        if (await IsOffAsync(context))
        {
            return;
        }

        context.Response.Headers.CacheControl = "no-store";
        if (await ReadTokenAsync(context) is not { } text
            || await context.RequestServices.GetRequiredService<LogoutTokens>().ReadAsync(text) is not { } order)
        {
            await RefuseLogoutAsync(context);
            return;
        }

        await context.RequestServices.GetRequiredService<IMediator>().Send(
            new EndProvidedSessionsCommand(order.Issuer, order.Subject, order.SessionId, order.BegunBy, context.Connection.RemoteIpAddress?.ToString()), context.RequestAborted);
        context.Response.StatusCode = StatusCodes.Status200OK;
    }

    private static async Task<string?> ReadTokenAsync(HttpContext context)
    {
        if (context.Features.Get<IHttpMaxRequestBodySizeFeature>() is { IsReadOnly: false } size)
        {
            size.MaxRequestBodySize = LongestLogout;
        }

        return context.Request.HasFormContentType && (await context.Request.ReadFormAsync(context.RequestAborted))["logout_token"].ToString() is { Length: > 0 } text ? text : null;
    }

    private static async Task RefuseLogoutAsync(HttpContext context)
    {
        context.Response.StatusCode = StatusCodes.Status400BadRequest;
        await context.Response.WriteAsJsonAsync(new Dictionary<string, string>(StringComparer.Ordinal) { ["error"] = "invalid_request" }, context.RequestAborted);
    }

    private static async Task<bool> IsOffAsync(HttpContext context)
    {
        if (context.RequestServices.GetRequiredService<ProviderSettings>().IsOn)
        {
            return false;
        }

        await PageRenderer.FailAsync(context, new PageFailure(StatusCodes.Status404NotFound, "There is no page for this", "Nobody signs in by a provider here."));
        return true;
    }
}
