using System.Security.Claims;
using MediatR;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.OpenIdConnect;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.IdentityModel.Protocols.OpenIdConnect;
using Microsoft.IdentityModel.Tokens;
using Reporting.Application.Access;
using Reporting.Dashboard.Rendering;
using Reporting.Domain.Access;

namespace Reporting.Dashboard.SignIn;

/// <summary>What becomes of a browser that comes back from the provider.</summary>
internal sealed class ProviderCallback(ProviderSettings settings, IMediator mediator, ILogger<ProviderCallback> log)
{
    private static readonly string[] NameClaims = ["name", "preferred_username", "email", "sub"];

    /// <summary>The handler asks whoever serves the request.</summary>
    public static OpenIdConnectEvents Events { get; } = new()
    {
        OnTicketReceived = context => TakeOverAsync(context, callback => callback.AdmitAsync(context)),
        OnAccessDenied = context => TakeOverAsync(context, callback => callback.RefuseAsync(context.HttpContext, "The provider let nobody in.", isOfProvider: true)),
        OnRemoteFailure = context => TakeOverAsync(context, callback => callback.FailAsync(context)),
    };

    private static async Task TakeOverAsync(HandleRequestContext<RemoteAuthenticationOptions> context, Func<ProviderCallback, Task> answer)
    {
        context.HandleResponse();
        await answer(context.HttpContext.RequestServices.GetRequiredService<ProviderCallback>());
    }

    private async Task AdmitAsync(TicketReceivedContext context)
    {
        var (http, principal) = (context.HttpContext, context.Principal!);
        var person = PersonOf(principal);
        IReadOnlyList<string> groups = [.. principal.FindAll(settings.GroupsClaim).Select(claim => claim.Value).Distinct(StringComparer.Ordinal)];
        if (settings.FindGroup(groups) is not { } group)
        {
            await TurnAwayAsync(http, person, groups, "in no group that the settings name");
            return;
        }

        var command = new StartProvidedSessionCommand(
            person, group.Name!, group.RoleOf(), group.InstanceKeys, context.Properties!.GetTokenValue("id_token") ?? "", TimeSpan.FromHours(settings.SessionHours),
            http.Connection.RemoteIpAddress?.ToString(), http.Request.Headers.UserAgent.ToString());
        if (await mediator.Send(command, http.RequestAborted) is not { } started)
        {
            await TurnAwayAsync(http, person, [group.Name!], "no instance of the group is there");
            return;
        }

        SessionCookie.Write(http, started.Value, started.ExpiresAt);
        await SignInEndpoints.GoOnAsync(http, SignInEndpoints.ReturnTo(context.ReturnUri));
    }

    /// <summary>Whoever the provider knows and the settings do not.</summary>
    private async Task TurnAwayAsync(HttpContext context, ProvidedPerson person, IReadOnlyList<string> groups, string reason)
    {
        await mediator.Send(new RefuseSignInCommand(person, reason, context.Connection.RemoteIpAddress?.ToString()), context.RequestAborted);
        context.Response.Headers.CacheControl = "no-store";
        var parameters = new Dictionary<string, object?>(StringComparer.Ordinal) { [nameof(NotAdmittedPage.Name)] = person.Name, [nameof(NotAdmittedPage.Groups)] = groups };
        await PageRenderer.SendAsync(context, typeof(NotAdmittedPage), parameters, StatusCodes.Status403Forbidden);
    }

    private async Task FailAsync(RemoteFailureContext context)
    {
        var failure = context.Failure!;
        var cause = Chain(failure).FirstOrDefault(each => each is ProviderAwayException or HttpRequestException or OperationCanceledException or SecurityTokenException or OpenIdConnectProtocolException) ?? failure;
        if (cause is ProviderAwayException or HttpRequestException or OperationCanceledException)
        {
            await ProviderEndpoints.SayAwayAsync(context.HttpContext, log, cause);
            return;
        }

        // Only what the provider itself sent is audited: anybody can make up the rest.
        var isOfProvider = cause is SecurityTokenException or OpenIdConnectProtocolException;
        log.LogWarning("A sign-in by the provider failed: {Cause}", cause.Message.ReplaceLineEndings(" "));
        await RefuseAsync(context.HttpContext, ReasonOf(cause), isOfProvider);
    }

    private async Task RefuseAsync(HttpContext context, string reason, bool isOfProvider)
    {
        if (isOfProvider)
        {
            await mediator.Send(new RefuseSignInCommand(Person: null, reason, context.Connection.RemoteIpAddress?.ToString()), context.RequestAborted);
        }

        await SignInEndpoints.SendFormAsync(context, new PageFailure(StatusCodes.Status403Forbidden, "Not signed in", $"{reason} Try again from here."), "/");
    }

    private static string ReasonOf(Exception cause) => cause switch
    {
        OpenIdConnectProtocolInvalidNonceException => "The provider's answer belongs to another sign-in.",
        OpenIdConnectProtocolException => "The provider did not accept this sign-in.",
        SecurityTokenInvalidLifetimeException or SecurityTokenExpiredException or SecurityTokenNoExpirationException => "The provider's token is not good at this time.",
        SecurityTokenInvalidIssuerException => "The provider's token is of another provider.",
        SecurityTokenInvalidAudienceException => "The provider's token is for somebody else.",
        SecurityTokenException => "The provider's token is not signed as it should be.",
        _ => "This sign-in was not begun in this browser, or too long ago.",
    };

    private static IEnumerable<Exception> Chain(Exception exception)
    {
        for (var each = exception; each is not null; each = each.InnerException!)
        {
            yield return each;
        }
    }

    private static ProvidedPerson PersonOf(ClaimsPrincipal principal)
    {
        var name = NameClaims.Select(claim => principal.FindFirst(claim)?.Value).First(value => !string.IsNullOrWhiteSpace(value))!;
        var subject = principal.FindFirst("sub")!;
        return new ProvidedPerson(principal.FindFirst("iss")?.Value ?? subject.Issuer, subject.Value, principal.FindFirst("sid")?.Value, name);
    }
}
