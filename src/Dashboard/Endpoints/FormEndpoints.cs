using System.Reflection;
using FluentValidation;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Reporting.Dashboard.Rendering;
using Reporting.Dashboard.SignIn;

namespace Reporting.Dashboard.Endpoints;

/// <summary>Takes the forms of pages: from who sees the page, and only from the page itself.</summary>
internal static class FormEndpoints
{
    /// <param name="component">The page that has the form.</param>
    /// <param name="act">Does what the form asks for; null where the page is then to be seen again, or what it has redirected to; else parameters to show it with.</param>
    public static async Task TakeAsync(HttpContext context, Type component, Func<IFormCollection, Task<IReadOnlyDictionary<string, object?>?>> act)
    {
        var page = component.GetCustomAttribute<PageAttribute>()!;
        try
        {
            if (!await context.RequestServices.GetRequiredService<PageGate>().EnterAsync(context, page))
            {
                return;
            }

            var form = await context.Request.ReadFormAsync(context.RequestAborted);
            if (!SessionCookie.IsFormOf(context.Request, SessionCookie.Read(context.Request)!, form))
            {
                await PageRenderer.FailAsync(context, new PageFailure(StatusCodes.Status403Forbidden, "This form came from elsewhere", "Open the page again and send it from there."));
                return;
            }

            if (await ActAsync(form, act) is { } parameters)
            {
                context.Response.Headers.CacheControl = "no-store";
                await PageRenderer.SendAsync(context, component, parameters, IsRefused(parameters) ? StatusCodes.Status400BadRequest : StatusCodes.Status200OK);
                return;
            }

            GoOn(context.Response, page.Route);
        }
        catch (Exception exception) when (!context.Response.HasStarted)
        {
            await PageRenderer.FailAsync(context, context.RequestServices.GetRequiredService<IPageHost>().Explain(exception, context));
        }
    }

    private static void GoOn(HttpResponse response, string route)
    {
        if (response.Headers.Location.Count == 0)
        {
            response.Redirect(route);
        }

        response.StatusCode = StatusCodes.Status303SeeOther;
    }

    /// <summary>The parameters of a page that says what is wrong with its form, and has it filled in as it was.</summary>
    public static IReadOnlyDictionary<string, object?> Refuse(IFormCollection form, params IReadOnlyList<string> faults) => new Dictionary<string, object?>(StringComparer.Ordinal)
    {
        ["Faults"] = faults,
        ["Wanted"] = form.ToDictionary(field => field.Key, field => field.Value.ToString(), StringComparer.Ordinal),
    };

    public static string? Text(this IFormCollection form, string field) => form[field].ToString().Trim() is { Length: > 0 } text ? text : null;

    private static async Task<IReadOnlyDictionary<string, object?>?> ActAsync(IFormCollection form, Func<IFormCollection, Task<IReadOnlyDictionary<string, object?>?>> act)
    {
        try
        {
            return await act(form);
        }
        catch (ValidationException invalid)
        {
            return Refuse(form, [.. invalid.Errors.Select(FormFaults.Of)]);
        }
    }

    private static bool IsRefused(IReadOnlyDictionary<string, object?> parameters) => parameters.GetValueOrDefault("Faults") is IReadOnlyList<string> { Count: > 0 };
}
