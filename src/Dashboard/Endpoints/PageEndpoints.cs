using System.Reflection;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Reporting.Dashboard.Layout;
using Reporting.Dashboard.Rendering;
using Reporting.Dashboard.SignIn;
using Reporting.Dashboard.Views;

namespace Reporting.Dashboard.Endpoints;

/// <summary>Every component that is marked as a page, at its address.</summary>
internal static class PageEndpoints
{
    private static readonly string[] Methods = [HttpMethods.Get, HttpMethods.Head];

    public static void MapPages(this IEndpointRouteBuilder routes)
    {
        foreach (var (component, page) in PageCatalog.Pages)
        {
            routes.MapMethods(page.Route, Methods, (HttpContext context) => AnswerAsync(context, component, page)).ExcludeFromDescription();
        }
    }

    /// <summary>Answers with a page, or tells why there is none.</summary>
    /// <param name="more">Parameters of the component beside those of its route.</param>
    public static async Task AnswerAsync(HttpContext context, Type component, PageAttribute page, IReadOnlyDictionary<string, object?>? more = null)
    {
        try
        {
            if (await context.RequestServices.GetRequiredService<PageGate>().EnterAsync(context, page))
            {
                await ShowAsync(context, component, page, more);
            }
        }
        catch (PageFailedException exception)
        {
            await PageRenderer.FailAsync(context, exception.Failure);
        }
        catch (Exception exception) when (!context.Response.HasStarted)
        {
            await PageRenderer.FailAsync(context, context.RequestServices.GetRequiredService<IPageHost>().Explain(exception, context));
        }
    }

    private static async Task ShowAsync(HttpContext context, Type component, PageAttribute page, IReadOnlyDictionary<string, object?>? more)
    {
        var shown = context.RequestServices.GetRequiredService<PageContext>();
        if (page.Kind is not null && shown.Chosen is null)
        {
            component = typeof(NoInstancePage);
        }

        var parameters = ParametersOf(component, context, more);
        if (context.Request.Query[PageAddress.CsvParameter].ToString() is { Length: > 0 } figure)
        {
            await PageRenderer.RenderAsync(context.RequestServices, component, parameters);
            await SendCsvAsync(context, figure);
            return;
        }

        await PageRenderer.SendAsync(context, component, parameters);
    }

    /// <summary>The numbers of one figure, which the page has just made.</summary>
    private static async Task SendCsvAsync(HttpContext context, string figure)
    {
        if (context.RequestServices.GetRequiredService<FigureTables>().Find(figure) is not { } table)
        {
            await PageRenderer.FailAsync(context, new PageFailure(StatusCodes.Status404NotFound, "There is no such table", "This page has no numbers of that name."));
            return;
        }

        context.Response.ContentType = "text/csv; charset=utf-8";
        context.Response.Headers.ContentDisposition = context.RequestServices.GetRequiredService<PageContext>().AttachmentOf(figure, "csv");
        context.Response.Headers.CacheControl = "private, no-cache";
        await context.RequestServices.GetRequiredService<IPageHost>().WriteCsvAsync(table, context.Response.Body, context.RequestAborted);
    }

    private static Dictionary<string, object?> ParametersOf(Type component, HttpContext context, IReadOnlyDictionary<string, object?>? more)
    {
        var parameters = more is null ? new Dictionary<string, object?>(StringComparer.Ordinal) : new Dictionary<string, object?>(more, StringComparer.Ordinal);
        foreach (var property in component.GetProperties().Where(property => property.GetCustomAttribute<ParameterAttribute>() is not null))
        {
            if (context.Request.RouteValues.TryGetValue(property.Name, out var value))
            {
                parameters[property.Name] = value;
            }
        }

        return parameters;
    }
}
