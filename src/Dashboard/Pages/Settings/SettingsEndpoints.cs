using System.Globalization;
using MediatR;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Reporting.Application.Access;
using Reporting.Application.Rules;
using Reporting.Dashboard.Endpoints;
using Reporting.Dashboard.Rendering;
using Reporting.Domain.Access;
using Reporting.Domain.Time;

namespace Reporting.Dashboard.Pages.Settings;

/// <summary>What the pages of settings change, by the same commands as the API.</summary>
internal static class SettingsEndpoints
{
    public static void MapSettings(this IEndpointRouteBuilder routes)
    {
        routes.MapPost("/settings/tokens", TakeTokenAsync).ExcludeFromDescription();
        routes.MapPost("/settings/tokens/revoke", TakeRevocationAsync).ExcludeFromDescription();
        routes.MapPost("/settings/sessions/end", TakeSessionEndAsync).ExcludeFromDescription();
        routes.MapPost("/settings/instances", TakeInstanceAsync).ExcludeFromDescription();
    }

    private static Task TakeTokenAsync(HttpContext context) => FormEndpoints.TakeAsync(context, typeof(Tokens), form => CreateTokenAsync(context, form));

    private static Task TakeRevocationAsync(HttpContext context) => FormEndpoints.TakeAsync(context, typeof(Tokens), form => RevokeTokenAsync(context, form));

    private static Task TakeSessionEndAsync(HttpContext context) => FormEndpoints.TakeAsync(context, typeof(Sessions), form => EndSessionAsync(context, form));

    private static Task TakeInstanceAsync(HttpContext context) => FormEndpoints.TakeAsync(context, typeof(Instances), form => SaveInstanceAsync(context, form));

    private static async Task<IReadOnlyDictionary<string, object?>?> CreateTokenAsync(HttpContext context, IFormCollection form)
    {
        var networks = form.Text("networks")?.Split([',', ' '], StringSplitOptions.RemoveEmptyEntries);
        var page = PageOf(context);
        var expires = form.Text("expires") is { } day ? EndOf(day, form.Text("zone")) : null;
        var command = new CreateTokenCommand(form.Text("name"), form.Text("role"), form.Text("instance"), expires, networks, page.ConfinedTo);
        switch (await SendAsync(context, command))
        {
            case CreateTokenOutcome.Created created:
                NewTokenCookie.Write(context, new NewToken(created.Token.Token.Name, created.Text), page.Now);
                return null;
            case CreateTokenOutcome.UnknownInstance:
                return FormEndpoints.Refuse(form, "There is no such instance.");
            default:
                return FormEndpoints.Refuse(form, "You act on one instance: the new token can't reach further.");
        }
    }

    /// <summary>The end of a day, as commands take it; what is no day goes on as it is, to be refused.</summary>
    private static string EndOf(string text, string? zone)
        => DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) && day < DateOnly.MaxValue
            ? CivilDays.Of(ZoneInput.Find(zone ?? "").Zone ?? TimeZoneInfo.Utc).StartOf(day.AddDays(1)).UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture)
            : text;

    private static async Task<IReadOnlyDictionary<string, object?>?> RevokeTokenAsync(HttpContext context, IFormCollection form)
    {
        await SendAsync(context, new RevokeTokenCommand(IdOf(form), PageOf(context).ConfinedTo));
        return null;
    }

    private static async Task<IReadOnlyDictionary<string, object?>?> EndSessionAsync(HttpContext context, IFormCollection form)
    {
        var page = PageOf(context);
        var id = IdOf(form);
        await SendAsync(context, new EndSessionCommand(id, page.ConfinedTo, page.Role == TokenRole.Admin ? null : page.Session.Token.Id, IsOwn: id == page.Session.Id));
        return null;
    }

    private static async Task<IReadOnlyDictionary<string, object?>?> SaveInstanceAsync(HttpContext context, IFormCollection form)
    {
        if (PageOf(context).ConfinedTo is not null)
        {
            return FormEndpoints.Refuse(form, "You act on one instance.");
        }

        var command = new SaveInstanceCommand(form.Text("key") ?? "", form.Text("kind"), form.Text("name"), form.Text("zone"), form.Text("url"), form.Text("privacy"));
        if (await SendAsync(context, command) is SaveInstanceOutcome.OfAnotherKind other)
        {
            return FormEndpoints.Refuse(form, $"There is an instance of this key, of the kind {other.Kind.ToString().ToLowerInvariant()}, which can't change.");
        }

        context.Response.Redirect($"/settings/instances?{Instances.SavedParameter}={command.Key}");
        return null;
    }

    private static PageContext PageOf(HttpContext context) => context.RequestServices.GetRequiredService<PageContext>();

    private static Task<TAnswer> SendAsync<TAnswer>(HttpContext context, IRequest<TAnswer> request)
        => context.RequestServices.GetRequiredService<IMediator>().Send(request, context.RequestAborted);

    private static long IdOf(IFormCollection form) => long.TryParse(form.Text("id"), NumberStyles.None, CultureInfo.InvariantCulture, out var id) ? id : 0;
}
