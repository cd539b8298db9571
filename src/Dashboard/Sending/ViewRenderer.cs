using System.Text;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.AspNetCore.Routing.Template;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using Reporting.Application.Access;
using Reporting.Application.Notifications;
using Reporting.Application.Rules;
using Reporting.Application.Schedules;
using Reporting.Dashboard.Formats;
using Reporting.Dashboard.Rendering;
using Reporting.Dashboard.Views;
using Reporting.Domain.Access;

namespace Reporting.Dashboard.Sending;

/// <summary>Makes pages without a browser: the same components with the same questions, for a session that only lasts as long.</summary>
internal sealed class ViewRenderer(IServiceScopeFactory scopes, IPageHost host, IOptions<NotificationOptions> options, TimeProvider clock) : IViewRenderer
{
    private const string Sender = "schedule";

    public string? FaultOf(string view, TokenRole role, IReadOnlyList<Instance> instances)
    {
        var (request, found) = (RequestOf(view), FindPage(view));
        if (found is null)
        {
            return "must be the address of a page; there is no page there";
        }

        if (!found.Page.IsFor(role))
        {
            return $"is not for the role {role.ToString().ToLowerInvariant()}";
        }

        if (found.Page.Kind is not { } kind)
        {
            return null;
        }

        var keys = instances.Where(instance => instance.Kind == kind).Select(instance => instance.Key).ToList();
        var named = request.Query[ViewState.InstanceParameter].ToString();
        return (keys.Count, named) switch
        {
            (0, _) => $"needs an instance of {kind.ToString().ToLowerInvariant()}, and there is none",
            ( > 1, "") => $"must name an instance by the parameter instance; there are: {string.Join(", ", keys)}",
            (_, "") => null,
            _ => keys.Contains(named, StringComparer.Ordinal) ? null : $"names the instance {named}; there are: {string.Join(", ", keys)}",
        };
    }

    public async Task<RenderedView> RenderAsync(string view, TokenRole role, string zone, CancellationToken cancellationToken)
    {
        await using var scope = scopes.CreateAsyncScope();
        var services = scope.ServiceProvider;
        var instances = await services.GetRequiredService<IAccessDirectory>().ReadInstancesAsync(cancellationToken);
        if (FaultOf(view, role, instances) is { } fault)
        {
            throw new ViewException($"the view {fault}");
        }

        var found = FindPage(view)!;
        var page = Describe(services, found, view, role, zone, instances);
        var printed = await PrintAsync(services, found);
        var shown = services.GetRequiredService<FigureTables>();
        var title = SentView.TitleOf(page);
        return new RenderedView(
            title,
            SentView.TextOf(page, shown),
            await MailAsync(services, page, title, shown),
            page.View.Address.ToString(),
            page.Chosen?.Key,
            page.Page.HasRange ? page.View.Range.First : null,
            page.Page.HasRange ? page.View.Range.Last : null,
            [new NotificationFile("page.html", "text/html; charset=utf-8", Encoding.UTF8.GetBytes(printed)), .. await FilesAsync(shown.All, cancellationToken)],
            shown.All.Sum(figure => figure.Table.Rows.Count),
            SentView.IsEmpty(shown));
    }

    private static async Task<string> PrintAsync(IServiceProvider services, FoundPage found)
    {
        try
        {
            return await PageRenderer.RenderWithinAsync<PrintedDocument>(services, found.Component, found.Parameters);
        }
        catch (PageFailedException exception)
        {
            throw new ViewException($"the view can't be shown: {exception.Failure.Title}. {exception.Failure.Detail}");
        }
    }

    private PageContext Describe(IServiceProvider services, FoundPage found, string view, TokenRole role, string zone, IReadOnlyList<Instance> instances)
    {
        var now = clock.GetUtcNow();
        services.GetRequiredService<RequestActor>().Actor = new Actor(TokenId: null, Sender, Address: null);
        var token = new AccessToken(-1, Sender, role, InstanceId: null, ExpiresAt: null, AllowedNetworks: [], now, TokenDigest.Of(Sender));
        var request = RequestOf(view);
        var named = request.Query[ViewState.InstanceParameter].ToString();
        var page = services.GetRequiredService<PageContext>();
        page.Page = found.Page;
        page.Session = new Session(-1, token, Address: null, Browser: null, now, now, now);
        page.Now = now;
        page.Instances = instances;
        page.Chosen = found.Page.Kind is { } kind ? page.OfKind(kind).First(instance => named.Length == 0 || string.Equals(instance.Key, named, StringComparison.Ordinal)) : null;
        page.View = ViewState.Of(request, ZoneInput.Find(zone).Zone ?? TimeZoneInfo.Utc, now);
        page.Texts = new Texts(Locale.English, page.View.Zone);
        return page;
    }

    private async Task<string> MailAsync(IServiceProvider services, PageContext page, string title, FigureTables shown)
    {
        var link = options.Value.BaseUrl is { Length: > 0 } address ? $"{address.TrimEnd('/')}{page.View.Address}" : null;
        return await PageRenderer.RenderComponentAsync<MailBody>(services, new Dictionary<string, object?>(StringComparer.Ordinal)
        {
            [nameof(MailBody.Title)] = title,
            [nameof(MailBody.Question)] = page.Page.Question,
            [nameof(MailBody.Tables)] = shown.All,
            [nameof(MailBody.Numbers)] = shown.Numbers,
            [nameof(MailBody.Texts)] = page.Texts,
            [nameof(MailBody.Link)] = link,
        });
    }

    private async Task<IReadOnlyList<NotificationFile>> FilesAsync(IReadOnlyList<FigureTable> tables, CancellationToken cancellationToken)
    {
        var files = new List<NotificationFile>();
        foreach (var (figure, _, table) in tables.Where(figure => figure.Table.Rows.Count > 0))
        {
            using var body = new MemoryStream();
            await host.WriteCsvAsync(table, body, cancellationToken);
            files.Add(new NotificationFile($"{figure}.csv", "text/csv; charset=utf-8", body.ToArray()));
        }

        return files;
    }

    private static FoundPage? FindPage(string view)
    {
        var path = RequestOf(view).Path;
        foreach (var (component, page) in PageCatalog.Pages)
        {
            var values = new RouteValueDictionary();
            if (new TemplateMatcher(TemplateParser.Parse(page.Route), new RouteValueDictionary()).TryMatch(path, values))
            {
                return new FoundPage(component, page, values.ToDictionary(value => value.Key, value => value.Value, StringComparer.Ordinal));
            }
        }

        return null;
    }

    private static HttpRequest RequestOf(string view)
    {
        var at = view.IndexOf('?', StringComparison.Ordinal);
        var request = new DefaultHttpContext().Request;
        request.Path = PathString.FromUriComponent(at < 0 ? view : view[..at]);
        request.QueryString = at < 0 ? QueryString.Empty : new QueryString(view[at..]);
        return request;
    }

    private sealed record FoundPage(Type Component, PageAttribute Page, IReadOnlyDictionary<string, object?> Parameters);
}
