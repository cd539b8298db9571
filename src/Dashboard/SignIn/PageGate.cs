using Microsoft.AspNetCore.Http;
using Reporting.Application.Access;
using Reporting.Application.Pipeline;
using Reporting.Application.Rules;
using Reporting.Dashboard.Formats;
using Reporting.Dashboard.Rendering;
using Reporting.Dashboard.Views;
using Reporting.Domain.Access;

namespace Reporting.Dashboard.SignIn;

/// <summary>Lets a browser with a good session in, and settles what its page is about.</summary>
internal sealed class PageGate(
    ISessionRepository sessions, IAccessDirectory directory, ProviderSettings provider, RequestActor actor, RequestClock clock, PageContext page, RequestLogContext logContext)
{
    public const string ZoneCookie = "reporting-zone";

    private const string InstanceCookie = "reporting-instance";
    private static readonly TimeSpan Remembered = TimeSpan.FromDays(365);

    /// <returns>False when something else was answered: the way to sign in, or that the page is not for the caller.</returns>
    public async Task<bool> EnterAsync(HttpContext context, PageAttribute attribute)
    {
        if (await FindSessionAsync(context) is not { } session)
        {
            SendToSignIn(context);
            return false;
        }

        await DescribeAsync(context, attribute, session);
        if (Refuse(attribute, session.Token.Role) is not { } failure)
        {
            return true;
        }

        await PageRenderer.FailAsync(context, failure);
        return false;
    }

    /// <summary>Why there is no page for the caller; null where there is one.</summary>
    private PageFailure? Refuse(PageAttribute attribute, TokenRole role)
    {
        if (!attribute.IsFor(role))
        {
            return new PageFailure(StatusCodes.Status403Forbidden, "This page is not for you", $"You have the role {role.ToString().ToLowerInvariant()}, which does not see it.");
        }

        return attribute.Kind is { } kind && page.Chosen is null && page.OfKind(kind).Count > 0
            ? new PageFailure(StatusCodes.Status404NotFound, "There is no such instance", "The address names an instance that is not of this kind, is gone, or is not for you to see.")
            : null;
    }

    /// <summary>The session of the request, if it is good from where it comes; whoever has it acts from then on.</summary>
    public async Task<Session?> FindSessionAsync(HttpContext context)
    {
        var address = context.Connection.RemoteIpAddress;
        if (SessionCookie.Read(context.Request) is not { } value
            || await sessions.FindAsync(TokenDigest.Of(value), context.RequestAborted) is not { } session
            || !session.Token.AllowsAddress(address)
            || !await IsStillOpenAsync(session, context.RequestAborted))
        {
            return null;
        }

        var token = session.Token;
        actor.ActAs(token, address?.ToString());
        if (token.Id > 0)
        {
            directory.RecordUse(token, clock.Now);
        }

        return session;
    }

    /// <summary>Whether the settings still let the group in by which the session began.</summary>
    private async ValueTask<bool> IsStillOpenAsync(Session session, CancellationToken cancellationToken)
    {
        if (session.Provided is not { } provided)
        {
            return true;
        }

        List<string> keys = [];
        foreach (var id in provided.InstanceIds is { Count: > 0 } several ? several : session.Token.InstanceId is { } one ? [one] : [])
        {
            if (await directory.FindInstanceAsync(id, cancellationToken) is { } instance)
            {
                keys.Add(instance.Key);
            }
        }

        return provider.StillOpens(provided.Group, session.Token.Role, keys);
    }

    private static void SendToSignIn(HttpContext context)
    {
        var wanted = $"{context.Request.Path}{context.Request.QueryString}";
        context.Response.Redirect(wanted is "/" ? SignInEndpoints.Path : $"{SignInEndpoints.Path}?{SignInEndpoints.ReturnParameter}={Uri.EscapeDataString(wanted)}");
        context.Response.Headers.CacheControl = "no-store";
    }

    private async Task DescribeAsync(HttpContext context, PageAttribute attribute, Session session)
    {
        page.Page = attribute;
        page.Now = clock.Now;
        page.FormToken = SessionCookie.FormTokenOf(SessionCookie.Read(context.Request)!);
        page.Instances = [.. (await directory.ReadInstancesAsync(context.RequestAborted)).Where(session.MaySee)];
        page.Chosen = attribute.Kind is { } kind ? Choose(context, page.OfKind(kind)) : null;
        logContext.Instance = page.Chosen?.Key;
        page.View = ViewState.Of(context.Request, UsualZone(context.Request, page.Chosen), page.Now);
        page.Texts = new Texts(Locale.Of(context.Request), page.View.Zone);
        page.Session = session;
    }

    /// <summary>The instance that the address names, null if there is none; without a name the one last seen, else the first.</summary>
    private static Instance? Choose(HttpContext context, IReadOnlyList<Instance> instances)
    {
        var named = context.Request.Query[ViewState.InstanceParameter].ToString();
        if (instances.FirstOrDefault(instance => string.Equals(instance.Key, named, StringComparison.Ordinal)) is { } wanted)
        {
            Remember(context, wanted);
            return wanted;
        }

        if (named.Length > 0)
        {
            return null;
        }

        var last = context.Request.Cookies[CookieOf(instances)];
        return instances.FirstOrDefault(instance => string.Equals(instance.Key, last, StringComparison.Ordinal)) ?? (instances.Count > 0 ? instances[0] : null);
    }

    private static void Remember(HttpContext context, Instance instance)
        => context.Response.Cookies.Append(CookieOf([instance]), instance.Key, new CookieOptions
        {
            Path = "/",
            HttpOnly = true,
            SameSite = SameSiteMode.Strict,
            Secure = context.Request.IsHttps,
            MaxAge = Remembered,
        });

    private static string CookieOf(IReadOnlyList<Instance> instances) => instances.Count == 0 ? InstanceCookie : $"{InstanceCookie}-{instances[0].Kind.ToString().ToLowerInvariant()}";

    /// <summary>The browser's zone, which a script has told; without it that of the instance.</summary>
    private static TimeZoneInfo UsualZone(HttpRequest request, Instance? instance)
        => (request.Cookies[ZoneCookie] is { } named ? ZoneInput.Find(named).Zone : null)
            ?? (instance is not null ? ZoneInput.Find(instance.TimeZone).Zone : null)
            ?? TimeZoneInfo.Utc;
}
