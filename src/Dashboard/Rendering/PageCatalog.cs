using System.Reflection;
using Reporting.Domain.Access;

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

    private static readonly Dictionary<string, InstanceKind> Kinds = Pages
        .Where(found => found.Page.Kind is not null)
        .DistinctBy(found => Section(found.Page.Route), StringComparer.Ordinal)
        .ToDictionary(found => Section(found.Page.Route), found => found.Page.Kind!.Value, StringComparer.Ordinal);

    /// <summary>The kind of instance that the pages of a section are about, by the address of one of them; null where they are about none.</summary>
    public static InstanceKind? KindOf(string path) => Kinds.TryGetValue(Section(path), out var kind) ? kind : null;

    private static string Section(string path) => path.Split('/', 3)[1];
}
