using MediatR;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Reporting.Application.Notifications;
using Reporting.Application.Schedules;
using Reporting.Dashboard.Endpoints;
using Reporting.Dashboard.Rendering;

namespace Reporting.Dashboard.Pages.Settings;

/// <summary>What the pages of receivers, schedules and notifications change, by the same commands as the API.</summary>
internal static class NotificationEndpoints
{
    private static readonly char[] Separators = [',', ' '];

    public static void MapNotifications(this IEndpointRouteBuilder routes)
    {
        Map(routes, "/settings/receivers", typeof(Receivers), SaveReceiverAsync);
        Map(routes, "/settings/receivers/test", typeof(Receivers), (context, form) => DoAsync(context, new TestReceiverCommand(NameOf(form))));
        Map(routes, "/settings/receivers/remove", typeof(Receivers), (context, form) => DoAsync(context, new DeleteReceiverCommand(NameOf(form))));
        Map(routes, "/settings/schedules", typeof(Schedules), SaveScheduleAsync);
        Map(routes, "/settings/schedules/send", typeof(Schedules), (context, form) => DoAsync(context, new SendScheduleCommand(NameOf(form))));
        Map(routes, "/settings/schedules/remove", typeof(Schedules), (context, form) => DoAsync(context, new DeleteScheduleCommand(NameOf(form))));
        Map(routes, "/settings/notifications/retry", typeof(Notifications), (context, form) => DoAsync(
            context, new RetryNotificationCommand(Guid.TryParse(form.Text("id"), out var id) ? id : Guid.Empty)));
    }

    private static void Map(IEndpointRouteBuilder routes, string address, Type page, Func<HttpContext, IFormCollection, Task<IReadOnlyDictionary<string, object?>?>> act)
    {
        routes.MapPost(address, TakeAsync).ExcludeFromDescription();

        Task TakeAsync(HttpContext context) => FormEndpoints.TakeAsync(context, page, form => ActAsync(context, form, act));
    }

    private static async Task<IReadOnlyDictionary<string, object?>?> ActAsync(
        HttpContext context, IFormCollection form, Func<HttpContext, IFormCollection, Task<IReadOnlyDictionary<string, object?>?>> act)
        => context.RequestServices.GetRequiredService<PageContext>().ActsOnAll
            ? await act(context, form)
            : FormEndpoints.Refuse(form, "You act on some instances, and this belongs to all.");

    private static async Task<IReadOnlyDictionary<string, object?>?> DoAsync<TAnswer>(HttpContext context, IRequest<TAnswer> request)
    {
        await SendAsync(context, request);
        return null;
    }

    private static async Task<IReadOnlyDictionary<string, object?>?> SaveReceiverAsync(HttpContext context, IFormCollection form)
    {
        var command = new SaveReceiverCommand(NameOf(form), form.Text("kind"), form.Text("url"), form.Text("secret"), Names(form.Text("to")));
        return await SendAsync(context, command) is SaveReceiverOutcome.Missing missing ? FormEndpoints.Refuse(form, FormFaults.Of(missing.Field, "is required")) : null;
    }

    private static async Task<IReadOnlyDictionary<string, object?>?> SaveScheduleAsync(HttpContext context, IFormCollection form)
    {
        if (form.Text(Schedules.FillField) is { } view)
        {
            return FillIn(form, view);
        }

        var projects = new Dictionary<string, IReadOnlyList<string?>?>(StringComparer.Ordinal);
        foreach (var pair in form.Text("projects")?.Split(Separators, StringSplitOptions.RemoveEmptyEntries) ?? [])
        {
            if (pair.Split('=') is not [{ Length: > 0 } project, { Length: > 0 } receiver])
            {
                return FormEndpoints.Refuse(form, "Receivers of projects are written as project=receiver, with commas between.");
            }

            projects[project] = [.. projects.GetValueOrDefault(project) ?? [], receiver];
        }

        var command = new SaveScheduleCommand(
            NameOf(form),
            form.Text("view"),
            form.Text("role"),
            form.Text("every"),
            form.Text("on")?.ToLowerInvariant(),
            form.Text("at"),
            form.Text("zone"),
            form.Text("catchup"),
            Names(form.Text("receivers")),
            projects.Count == 0 ? null : projects,
            form.Text("skip") is not null);
        return await SendAsync(context, command) is SaveScheduleOutcome.Refused refused ? FormEndpoints.Refuse(form, FormFaults.Of(refused.Field, refused.Message)) : null;
    }

    /// <summary>The form as it was, with another view.</summary>
    private static Dictionary<string, object?> FillIn(IFormCollection form, string view)
    {
        var wanted = form.ToDictionary(field => field.Key, field => field.Value.ToString(), StringComparer.Ordinal);
        wanted["view"] = view;
        return new Dictionary<string, object?>(StringComparer.Ordinal) { [nameof(Schedules.Wanted)] = wanted };
    }

    private static string NameOf(IFormCollection form) => form.Text("name") ?? "";

    private static string[]? Names(string? text) => text?.Split(Separators, StringSplitOptions.RemoveEmptyEntries);

    private static Task<TAnswer> SendAsync<TAnswer>(HttpContext context, IRequest<TAnswer> request)
        => context.RequestServices.GetRequiredService<IMediator>().Send(request, context.RequestAborted);
}
