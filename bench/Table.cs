using System.Globalization;

namespace Reporting.Bench;

/// <summary>A Markdown table; the first column is text, the others are figures.</summary>
internal sealed class Table(params string[] headings)
{
    private readonly List<string[]> rows = [];

    public void Add(params string[] cells) => rows.Add(cells);

    public void Print()
    {
        var widths = headings.Select((heading, column) => rows.Select(row => row[column].Length).Append(heading.Length).Max()).ToArray();
        Console.WriteLine(Line(headings, widths));
        Console.WriteLine($"|{string.Join('|', widths.Select((width, column) => column == 0 ? new string('-', width + 2) : new string('-', width + 1) + ":"))}|");
        rows.ForEach(row => Console.WriteLine(Line(row, widths)));
        Console.WriteLine();
    }

    public static string Milliseconds(double time) => Number(time, time < 10 ? "0.00" : time < 100 ? "0.0" : "#,0");

    public static string Ratio(double ratio) => Number(ratio, ratio < 10 ? "0.00" : "#,0.0");

    public static string Count(double number) => Number(number, "#,0");

    private static string Number(double number, string format) => number.ToString(format, CultureInfo.InvariantCulture);

    private static string Line(string[] cells, int[] widths)
        => $"| {string.Join(" | ", cells.Select((cell, column) => column == 0 ? cell.PadRight(widths[column]) : cell.PadLeft(widths[column])))} |";
}
