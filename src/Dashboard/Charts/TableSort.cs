using System.Globalization;

namespace Reporting.Dashboard.Charts;

/// <summary>By which column of which figure a view is sorted, as its address says it: <c>users.seconds.desc</c>.</summary>
/// <param name="Column">By its name in CSV.</param>
public sealed record TableSort(string Figure, string Column, bool IsDescending)
{
    private const string Descending = "desc";
    private const string Ascending = "asc";

    /// <returns>Null where the text says nothing that can be sorted by.</returns>
    public static TableSort? Of(string? text)
        => text?.Split('.') is [{ Length: > 0 } figure, { Length: > 0 } column, (Descending or Ascending) and var order] ? new TableSort(figure, column, order is Descending) : null;

    /// <summary>What pressing the head of a column asks for: texts from their beginning and all else from the largest, and then the other way round.</summary>
    public static TableSort After(TableSort? now, string figure, DataColumn column)
        => new(figure, column.CsvName, now is not null && now.IsBy(figure, column) ? !now.IsDescending : column.Kind != DataKind.Text);

    public bool IsOf(string? figure) => string.Equals(Figure, figure, StringComparison.Ordinal);

    public bool IsBy(string figure, DataColumn column) => IsOf(figure) && IsBy(column);

    public override string ToString() => $"{Figure}.{Column}.{(IsDescending ? Descending : Ascending)}";

    /// <summary>The rows of a table of its figure by their places, in the order asked for: what has no value comes last, and what is alike stays as it was.</summary>
    public IReadOnlyList<int> OrderOf(DataTable table)
    {
        var places = Enumerable.Range(0, table.Rows.Count);
        var column = table.Columns.Index().FirstOrDefault(each => IsBy(each.Item), (Index: -1, Item: null!)).Index;
        if (column < 0)
        {
            return [.. places];
        }

        var known = places.ToLookup(place => table.Rows[place][column] is not null);
        var sorted = IsDescending ? known[true].OrderByDescending(Value, Comparer) : known[true].OrderBy(Value, Comparer);
        return [.. sorted, .. known[false]];

        object Value(int place) => table.Rows[place][column]!;
    }

    public DataTable Apply(DataTable table) => table with { Rows = [.. OrderOf(table).Select(place => table.Rows[place])] };

    private bool IsBy(DataColumn column) => string.Equals(Column, column.CsvName, StringComparison.Ordinal);

    private static Comparer<object> Comparer { get; } = Comparer<object>.Create((one, other) => (one, other) switch
    {
        (string text, string second) => string.Compare(text, second, StringComparison.OrdinalIgnoreCase),
        (DateOnly day, DateOnly second) => day.CompareTo(second),
        (DateTimeOffset moment, DateTimeOffset second) => moment.CompareTo(second),
        (IConvertible number, IConvertible second) when number is not string && second is not string
            => number.ToDouble(CultureInfo.InvariantCulture).CompareTo(second.ToDouble(CultureInfo.InvariantCulture)),
        _ => string.CompareOrdinal(one.ToString(), other.ToString()),
    });
}
