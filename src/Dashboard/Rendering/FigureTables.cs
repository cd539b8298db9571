using Reporting.Dashboard.Charts;

namespace Reporting.Dashboard.Rendering;

/// <summary>The tables of the figures of a page, by the name of the figure: each can be had as CSV.</summary>
public sealed class FigureTables
{
    private readonly Dictionary<string, DataTable> tables = new(StringComparer.Ordinal);

    public void Add(string figure, DataTable table) => tables[figure] = table;

    public DataTable? Find(string figure) => tables.GetValueOrDefault(figure);
}
