using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;
using Microsoft.AspNetCore.Components;
using Reporting.Dashboard.Formats;

namespace Reporting.Dashboard.Charts;

/// <summary>The rows of a table as markup: as elements of a component, cell by cell, a thousand of them take longer than all else of a page.</summary>
/// <param name="linkOf">Where the first column of a row leads; null for nowhere.</param>
internal sealed class TableRows(DataTable table, Texts texts, Func<IReadOnlyList<object?>, string?>? linkOf)
{
    private readonly IReadOnlyList<string> openings = [.. table.Columns.Select((column, index) => index == 0 ? Opening("<th scope=\"row\"", ClassOfFirst(column)) : Opening("<td", ClassOf(column)))];
    private readonly StringBuilder markup = new();

    /// <summary>A row after the other.</summary>
    public IEnumerable<MarkupString> Write()
    {
        foreach (var row in table.Rows)
        {
            markup.Clear();
            Write(row);
            yield return new MarkupString(markup.ToString());
        }
    }

    private void Write(IReadOnlyList<object?> row)
    {
        markup.Append("<tr");
        if (row[0] is DateOnly day)
        {
            markup.Append(" data-day=\"").Append(day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)).Append('"');
        }

        markup.Append('>');
        for (var index = 0; index < row.Count; index++)
        {
            var text = Encode(table.Columns[index].Show(row[index], texts));
            markup.Append(openings[index]);
            if (index == 0 && linkOf?.Invoke(row) is { } link)
            {
                markup.Append("<a href=\"").Append(Encode(link)).Append("\">").Append(text).Append("</a>");
            }
            else
            {
                markup.Append(text);
            }

            markup.Append(index == 0 ? "</th>" : "</td>");
        }

        markup.Append("</tr>");
    }

    private static string Opening(string tag, string? name) => name is null ? $"{tag}>" : $"{tag} class=\"{name}\">";

    private static string? ClassOfFirst(DataColumn column) => column.Kind == DataKind.Day ? null : ClassOf(column);

    private static string? ClassOf(DataColumn column) => column.Kind == DataKind.Moment ? "moment" : column.IsText ? null : "number";

    private static string Encode(string text) => HtmlEncoder.Default.Encode(text);
}
