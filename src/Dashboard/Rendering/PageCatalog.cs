using System.Reflection;

namespace Reporting.Dashboard.Rendering;

/// <summary>Every component that is marked as a page.</summary>
internal static class PageCatalog
{
    /// <summary>The pages in the order in which they are offered.</summary>
    public static readonly IReadOnlyList<(Type Component, PageAttribute Page)> Pages =
    [
        .. typeof(PageCatalog).Assembly.GetTypes()
            .Select(type => (Component: type, Page: type.GetCustomAttribute<PageAttribute>()!))
            .Where(found => found.Page is not null)
            .OrderBy(found => found.Page.Place)
            .ThenBy(found => found.Page.Route, StringComparer.Ordinal),
    ];
}
