using System.Reflection;
using MediatR;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Reporting.Application.Flags.Events;
using Reporting.Application.Reports;
using Reporting.Dashboard.Rendering;
using Reporting.Dashboard.SignIn;
using Reporting.Domain.Flags.Records;

namespace Reporting.Dashboard.Pages.Flags;

/// <summary>Everything that a search of events finds, as CSV or as lines of JSON, sent while it is read.</summary>
internal static class EventDownloads
{
    public const string CsvPath = "/flags/events/all.csv";
    public const string LinesPath = "/flags/events/all.ndjson";

    private static readonly PageAttribute Page = typeof(Events).GetCustomAttribute<PageAttribute>()!;

    public static void MapEventDownloads(this IEndpointRouteBuilder routes)
    {
        routes.MapGet(CsvPath, (HttpContext context) => AnswerAsync(context, lines: false)).ExcludeFromDescription();
        routes.MapGet(LinesPath, (HttpContext context) => AnswerAsync(context, lines: true)).ExcludeFromDescription();
    }

    private static async Task AnswerAsync(HttpContext context, bool lines)
    {
        var services = context.RequestServices;
        try
        {
            if (await services.GetRequiredService<PageGate>().EnterAsync(context, Page))
            {
                await SendWithinSlotAsync(context, services.GetRequiredService<PageContext>(), lines);
            }
        }
        catch (Exception exception) when (!context.Response.HasStarted)
        {
            await PageRenderer.FailAsync(context, services.GetRequiredService<IPageHost>().Explain(exception, context));
        }
    }

    /// <summary>Downloads share the slots of lists with the API.</summary>
    private static async Task SendWithinSlotAsync(HttpContext context, PageContext page, bool lines)
    {
        var (slot, refusal) = context.RequestServices.GetRequiredService<IPageHost>().TakeStream(page.Session.Token);
        using (slot)
        {
            await (refusal is null ? SendAsync(context, page, lines) : PageRenderer.FailAsync(context, refusal));
        }
    }

    private static async Task SendAsync(HttpContext context, PageContext page, bool lines)
    {
        if (page.Chosen is not { } instance)
        {
            await PageRenderer.FailAsync(context, new PageFailure(StatusCodes.Status404NotFound, "There are no events", "There is no instance of flags."));
            return;
        }

        var reports = context.RequestServices.GetRequiredService<CachedReports>();
        var places = await reports.ReadAsync(new GetEventPlacesQuery(instance.Id), context.RequestAborted);
        var filter = EventSearch.FilterOf(page, new EventValues(context.RequestServices.GetRequiredService<IFlagProduct>().EventLabels, places));
        var list = await reports.ReadAsync(new GetAllEventsQuery(instance.Id, filter), context.RequestAborted);
        context.Response.ContentType = lines ? "application/x-ndjson" : "text/csv; charset=utf-8";
        context.Response.Headers.ContentDisposition = page.AttachmentOf("all-events", lines ? "ndjson" : "csv");
        context.Response.Headers.CacheControl = "private, no-cache";
        var events = await EventsOfAsync(context, list, new StreamEventsQuery(instance.Id, filter, list.Total));
        await context.RequestServices.GetRequiredService<IEventWriter>().WriteAsync(events, lines, context.Response.Body, context.RequestAborted);
    }

    private static async Task<IAsyncEnumerable<FlagEvent>> EventsOfAsync(HttpContext context, EventList list, StreamEventsQuery query)
        => list.Events?.ToAsyncEnumerable() ?? await context.RequestServices.GetRequiredService<IMediator>().Send(query, context.RequestAborted);
}
