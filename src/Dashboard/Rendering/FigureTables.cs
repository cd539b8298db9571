using Reporting.Dashboard.Charts;

namespace Reporting.Dashboard.Rendering;

/// <summary>What a page has shown: its numbers, and the tables of its figures by the name of the figure, each of which can be had as CSV.</summary>
public sealed class FigureTables
{
    private readonly Dictionary<string, FigureTable> tables = new(StringComparer.Ordinal);
    private readonly List<ShownNumber> numbers = [];

    /// <summary>In the order of the page.</summary>
    public IReadOnlyList<FigureTable> All => [.. tables.Values];

    /// <summary>In the order of the page.</summary>
    public IReadOnlyList<ShownNumber> Numbers => numbers;

    public void Add(string figure, string title, DataTable table) => tables[figure] = new FigureTable(figure, title, table);

    public void AddNumber(string label, string value, string? change) => numbers.Add(new ShownNumber(label, value, change));

    public DataTable? Find(string figure) => tables.GetValueOrDefault(figure)?.Table;
}

/// <param name="Figure">The name of the figure in addresses.</param>
public sealed record FigureTable(string Figure, string Title, DataTable Table);

/// <param name="Change">How it differs from what it is compared with, in words.</param>
public sealed record ShownNumber(string Label, string Value, string? Change);
