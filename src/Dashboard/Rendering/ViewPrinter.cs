using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.AspNetCore.Routing.Template;
using Microsoft.Extensions.DependencyInjection;
using Reporting.Application.Access;
using Reporting.Application.Views;
using Reporting.Dashboard.Charts;
using Reporting.Dashboard.SignIn;
using Reporting.Dashboard.Views;
using Reporting.Domain.Access;

namespace Reporting.Dashboard.Rendering;

/// <summary>Renders pages as they are rendered for browsers, in a scope of its own and without a session.</summary>
internal sealed class ViewPrinter(IServiceScopeFactory scopes, TimeProvider clock) : IViewPrinter
{
    private static readonly IReadOnlyList<(Type Component, PageAttribute Page, TemplateMatcher Route)> Views =
    [
        .. PageEndpoints.Pages
            .Where(found => !found.Page.Route.StartsWith("/settings", StringComparison.Ordinal))
            .Select(found => (found.Component, found.Page, new TemplateMatcher(TemplateParser.Parse(found.Page.Route.TrimStart('/')), []))),
    ];

    public string? Refuse(string address, TokenRole role) => Find(address) switch
    {
        null => "must be the path of a page of the dashboard, such as /flags?range=90d.",
        { Page: var page } when !page.IsFor(role) => $"must be a page that the role {role.ToString().ToLowerInvariant()} sees.",
        _ => null,
    };

    public async Task<PrintedView> PrintAsync(string address, ViewReader reader, CancellationToken cancellationToken)
    {
        var view = Find(address);
        if (view is null || !view.Page.IsFor(reader.Role))
        {
            throw new ArgumentException($"The address {Refuse(address, reader.Role)}", nameof(address));
        }

        await using var scope = scopes.CreateAsyncScope();
        var services = scope.ServiceProvider;
        var accessor = services.GetRequiredService<IHttpContextAccessor>();
        var outer = accessor.HttpContext;
        accessor.HttpContext = RequestOf(view, reader, services, cancellationToken);
        try
        {
            return await PrintAsync(view, reader, accessor.HttpContext);
        }
        finally
        {
            accessor.HttpContext = outer;
        }
    }

    private async Task<PrintedView> PrintAsync(FoundView view, ViewReader reader, HttpContext request)
    {
        var (services, now) = (request.RequestServices, clock.GetUtcNow());
        var token = new AccessToken(Id: -1, reader.Name, reader.Role, reader.InstanceId, ExpiresAt: null, [], now, TokenDigest.Of(reader.Name));
        services.GetRequiredService<RequestActor>().Actor = new Actor(TokenId: null, reader.Name, Address: null);
        await services.GetRequiredService<PageGate>().DescribeAsync(request, view.Page, new Session(Id: 0, token, Address: null, Browser: null, now, now, now));
        var context = services.GetRequiredService<PageContext>();
        var named = context.View[ViewState.InstanceParameter];
        if (view.Page.Kind is not null && (context.Chosen is null || (named is not null && !string.Equals(named, context.Chosen.Key, StringComparison.Ordinal))))
        {
            throw new ArgumentException($"The address {view.Address.PathAndQuery} is about an instance that there is none of.", nameof(view));
        }

        context.IsPrinted = true;
        context.ServiceAddress = reader.ServiceAddress;
        var html = await PageRenderer.RenderAsync(services, view.Component, view.Parameters);
        var tables = new List<PrintedTable>();
        foreach (var (figure, title, table) in services.GetRequiredService<FigureTables>().All)
        {
            tables.Add(await TableOfAsync(services, figure, title, table));
        }

        return new PrintedView(context.ShownTitle ?? view.Page.Title, view.Page.Question, view.Page.HasRange ? context.View.Describe(context.Texts) : "", html, tables);
    }

    private static async Task<PrintedTable> TableOfAsync(IServiceProvider services, string figure, string title, DataTable table)
    {
        await using var csv = new MemoryStream();
        await services.GetRequiredService<IPageHost>().WriteCsvAsync(table, csv, CancellationToken.None);
        var texts = services.GetRequiredService<PageContext>().Texts;
        return new PrintedTable(
            figure,
            title,
            csv.ToArray(),
            [.. table.Columns.Select(column => column.Title)],
            [.. table.Rows.Select(row => (IReadOnlyList<string>)[.. table.Columns.Select((column, index) => column.Show(row[index], texts))])]);
    }

    private static DefaultHttpContext RequestOf(FoundView view, ViewReader reader, IServiceProvider services, CancellationToken cancellationToken)
    {
        var request = new DefaultHttpContext { RequestServices = services, RequestAborted = cancellationToken };
        request.Request.Method = HttpMethods.Get;
        request.Request.Path = view.Address.AbsolutePath;
        request.Request.QueryString = new QueryString(view.Address.Query);
        request.Request.Headers.AcceptLanguage = reader.Language;
        return request;
    }

    private static FoundView? Find(string address)
    {
        if (address is not ['/', ..] || address.StartsWith("//", StringComparison.Ordinal) || !Uri.TryCreate(new Uri("http://view"), address, out var whole) || whole.Host is not "view")
        {
            return null;
        }

        foreach (var (component, page, route) in Views)
        {
            var values = new RouteValueDictionary();
            if (route.TryMatch(new PathString(Uri.UnescapeDataString(whole.AbsolutePath)), values))
            {
                return new FoundView(component, page, whole, values.ToDictionary(value => value.Key, value => value.Value, StringComparer.Ordinal));
            }
        }

        return null;
    }

    private sealed record FoundView(Type Component, PageAttribute Page, Uri Address, IReadOnlyDictionary<string, object?> Parameters);
}
