using FluentValidation.Results;
using MediatR;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Reporting.Application.Alerts;
using Reporting.Dashboard.Endpoints;
using Reporting.Dashboard.Rendering;

namespace Reporting.Dashboard.Pages.Alerts;

/// <summary>What the page of alerts previews and changes, by the same requests as the API.</summary>
internal static class AlertEndpoints
{
    public static void MapAlerts(this IEndpointRouteBuilder routes)
    {
        routes.MapPost("/alerts", TakeRuleAsync).ExcludeFromDescription();
        routes.MapPost("/alerts/remove", TakeRemovalAsync).ExcludeFromDescription();
    }

    private static Task TakeRuleAsync(HttpContext context)
        => FormEndpoints.TakeAsync(context, typeof(AlertsPage), form => form.Text("act") is "preview" ? PreviewAsync(context, form) : SaveAsync(context, form));

    private static Task TakeRemovalAsync(HttpContext context) => FormEndpoints.TakeAsync(context, typeof(AlertsPage), async form =>
    {
        await SendAsync(context, new DeleteAlertCommand(form.Text("name") ?? "", ConfinedTo(context)));
        return null;
    });

    private static async Task<IReadOnlyDictionary<string, object?>?> PreviewAsync(HttpContext context, IFormCollection form)
        => await SendAsync(context, new PreviewAlertQuery(AlertFields.Read(form), ConfinedTo(context))) switch
        {
            PreviewAlertOutcome.Followed followed => new Dictionary<string, object?>(FormEndpoints.Refuse(form), StringComparer.Ordinal) { [nameof(AlertsPage.Outcome)] = followed },
            PreviewAlertOutcome.Refused refused => Refuse(form, refused.Faults),
            _ => FormEndpoints.Refuse(form, "You act on another instance."),
        };

    private static async Task<IReadOnlyDictionary<string, object?>?> SaveAsync(HttpContext context, IFormCollection form)
        => await SendAsync(context, new SaveAlertCommand(form.Text("name") ?? "", AlertFields.Read(form), ConfinedTo(context))) switch
        {
            SaveAlertOutcome.Saved => null,
            SaveAlertOutcome.Refused refused => Refuse(form, refused.Faults),
            _ => FormEndpoints.Refuse(form, "You act on another instance."),
        };

    private static IReadOnlyDictionary<string, object?> Refuse(IFormCollection form, IReadOnlyList<ValidationFailure> faults)
        => FormEndpoints.Refuse(form, [.. faults.Select(FormFaults.Of)]);

    private static int? ConfinedTo(HttpContext context) => context.RequestServices.GetRequiredService<PageContext>().ConfinedTo;

    private static Task<TAnswer> SendAsync<TAnswer>(HttpContext context, IRequest<TAnswer> request)
        => context.RequestServices.GetRequiredService<IMediator>().Send(request, context.RequestAborted);
}
