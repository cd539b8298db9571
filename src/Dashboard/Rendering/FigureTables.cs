using Reporting.Dashboard.Charts;

namespace Reporting.Dashboard.Rendering;

/// <summary>The tables of the figures of a page, by the name of the figure: each can be had as CSV.</summary>
public sealed class FigureTables
{
    private readonly OrderedDictionary<string, (string Title, DataTable Table)> tables = new(StringComparer.Ordinal);

    /// <summary>In the order of the page.</summary>
    public IEnumerable<(string Figure, string Title, DataTable Table)> All => tables.Select(table => (table.Key, table.Value.Title, table.Value.Table));

    public void Add(string figure, string title, DataTable table) => tables[figure] = (title, table);

    public DataTable? Find(string figure) => tables.TryGetValue(figure, out var found) ? found.Table : null;
}
