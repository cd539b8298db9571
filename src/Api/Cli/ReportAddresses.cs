using Microsoft.AspNetCore.Routing.Patterns;
using Reporting.Api.Dialects;
using Reporting.Domain.Access;

namespace Reporting.Api.Cli;

/// <summary>
/// The reports of a kind of instance, in its product's words and in the service's own, each by the end of its address: the fewest of its last segments that
/// tell it from the others. Where two reports end alike, the end alone is the product's, and the other is called <c>reports/…</c>.
/// </summary>
internal sealed class ReportAddresses
{
    private readonly IReadOnlyList<RoutePattern> routes;

    private ReportAddresses(IReadOnlyList<RoutePattern> routes) => this.routes = routes;

    public IReadOnlyList<string> Names
        => [.. routes.Select(NameOf).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)];

    public static ReportAddresses Of(IServiceProvider services, InstanceKind kind)
    {
        var dialects = services.GetServices<Dialect>().Where(dialect => dialect.Kind == kind).Select(dialect => dialect.GetType()).ToHashSet();
        return new([
            .. services.GetRequiredService<EndpointDataSource>().Endpoints
                .OfType<RouteEndpoint>()
                .Where(endpoint => Reports(endpoint, dialects, kind))
                .Where(endpoint => endpoint.Metadata.GetMetadata<HttpMethodMetadata>()?.HttpMethods.Contains(HttpMethods.Get, StringComparer.Ordinal) is true)
                .OrderBy(endpoint => endpoint.Metadata.GetMetadata<ReportsOnAttribute>() is not null)
                .ThenBy(endpoint => endpoint.RoutePattern.PathSegments.Count)
                .Select(endpoint => endpoint.RoutePattern)]);
    }

    /// <summary>The path of a report.</summary>
    /// <param name="name">The end of it, with values where the route has parameters.</param>
    public string? Find(string name)
    {
        var words = name.Split('/', StringSplitOptions.RemoveEmptyEntries);
        var route = routes.FirstOrDefault(route => EndsAs(route, words));
        return route is null ? null : $"/{string.Join('/', Texts(route).SkipLast(words.Length).Concat(words))}";
    }

    private static bool Reports(RouteEndpoint endpoint, HashSet<Type> dialects, InstanceKind kind)
        => endpoint.Metadata.GetMetadata<ReportsOnAttribute>() is { } own
            ? own.Kind == kind
            : endpoint.Metadata.GetMetadata<SpeaksAttribute>() is { } speaks && dialects.Contains(speaks.Dialect);

    private string NameOf(RoutePattern route)
    {
        var texts = Texts(route);
        var fewest = Enumerable.Range(1, texts.Count)
            .Where(count => !IsParameter(texts[^count]))
            .FirstOrDefault(count => routes.First(other => EndsAs(other, [.. texts.TakeLast(count)])) == route, texts.Count);
        return string.Join('/', texts.TakeLast(fewest));
    }

    /// <summary>The first word has to be one of the route's own, and what comes before it too; so a mistaken name is not taken for a value.</summary>
    private static bool EndsAs(RoutePattern route, string[] words)
    {
        var texts = Texts(route);
        if (words.Length == 0 || words.Length > texts.Count || texts.SkipLast(words.Length).Any(IsParameter))
        {
            return false;
        }

        var end = texts.TakeLast(words.Length).ToList();
        return string.Equals(end[0], words[0], StringComparison.OrdinalIgnoreCase)
            && end.Zip(words).All(pair => IsParameter(pair.First) || string.Equals(pair.First, pair.Second, StringComparison.OrdinalIgnoreCase));
    }

    private static IReadOnlyList<string> Texts(RoutePattern route)
        => [.. (route.RawText ?? "").Split('/', StringSplitOptions.RemoveEmptyEntries)];

    private static bool IsParameter(string segment) => segment.StartsWith('{');
}
