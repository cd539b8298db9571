using System.Text.Json.Serialization;
using Reporting.Api.Answers;
using Reporting.Domain.Ingestion;

namespace Reporting.Api.Native.Reports;

/// <summary>Any report: rows of one form. As CSV, a column for each field of a row.</summary>
/// <param name="From">When it begins; left out where it is about now.</param>
/// <param name="To">When it ends, exclusively.</param>
/// <param name="Total">Of a list that is given in pages, how many rows there are altogether.</param>
/// <param name="NextOffset">Where its next page begins; left out on the last.</param>
internal sealed record ReportContract<TRow>(
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] DateTimeOffset? From,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] DateTimeOffset? To,
    IReadOnlyList<TRow> Rows,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] long? Total = null,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] long? NextOffset = null) : ITabular, IRows
    where TRow : class
{
    Type IRows.RowType => typeof(TRow);

    IReadOnlyList<object> IRows.Rows => Rows;

    public CsvTable ToTable() => CsvTable.Of(
        Rows,
        [.. RowField.Of(typeof(TRow)).Select(field => new CsvColumn<TRow>(field.Name, row => ReportCell.Of(field.Property.GetValue(row))))]);
}

internal static class ReportCell
{
    /// <summary>A value as CSV shows it: times in UTC, kept JSON as its text, lists between spaces.</summary>
    public static object? Of(object? value) => value switch
    {
        DateTimeOffset time => UtcTimeConverter.Print(time),
        RawJson json => json.Text,
        IEnumerable<RawJson> many => string.Join(' ', many.Select(json => json.Text)),
        _ => value,
    };
}
