using System.Globalization;
using System.Text;
using Reporting.Dashboard.Rendering;

namespace Reporting.Dashboard.Sending;

/// <summary>What is said of a page where it is sent.</summary>
internal static class SentView
{
    /// <summary>So many rows of a table are in the message itself; all are in its file.</summary>
    public const int RowsShown = 25;

    private const int RowsInText = 10;

    /// <summary>One line: the page, its instance and its range.</summary>
    public static string TitleOf(PageContext page)
    {
        var parts = new List<string> { page.Title ?? page.Page.Title };
        if (page.Chosen is { } instance)
        {
            parts.Add(instance.Name);
        }

        if (page.View["project"] is { } project)
        {
            parts.Add(project);
        }

        if (page.Page.HasRange)
        {
            var range = page.View.Range;
            parts.Add(range.Days == 1 ? page.Texts.DayOfYear(range.First) : $"{page.Texts.DayOfYear(range.First)} to {page.Texts.DayOfYear(range.Last)}");
        }

        return string.Join(" · ", parts);
    }

    /// <summary>The numbers, and the first rows of each table, as plain text.</summary>
    public static string TextOf(PageContext page, FigureTables shown)
    {
        var text = new StringBuilder(page.Page.Question).Append(shown.Numbers.Count > 0 ? "\n" : "");
        foreach (var number in shown.Numbers)
        {
            text.Append(CultureInfo.InvariantCulture, $"\n{number.Label}: {number.Value}").Append(number.Change is null ? "" : $" ({number.Change})");
        }

        foreach (var (_, title, table) in shown.All.Where(figure => figure.Table.Rows.Count > 0))
        {
            text.Append(CultureInfo.InvariantCulture, $"\n\n{title}\n");
            text.AppendJoin(" | ", table.Columns.Select(column => column.Title));
            foreach (var row in table.Rows.Take(RowsInText))
            {
                text.Append('\n').AppendJoin(" | ", row.Select((value, index) => table.Columns[index].Show(value, page.Texts)));
            }

            if (table.Rows.Count > RowsInText)
            {
                text.Append(CultureInfo.InvariantCulture, $"\n… {table.Rows.Count - RowsInText} more");
            }
        }

        return IsEmpty(shown) && shown.Numbers.Count == 0 ? text.Append("\n\nThere is nothing to tell.").ToString() : text.ToString();
    }

    /// <summary>Whether it has figures and none of them has a row.</summary>
    public static bool IsEmpty(FigureTables shown) => shown.All is { Count: > 0 } tables && tables.All(figure => figure.Table.Rows.Count == 0);
}
