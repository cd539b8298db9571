using System.Globalization;
using Reporting.Dashboard.Formats;
using Reporting.Domain.Time;

namespace Reporting.Dashboard.Charts;

/// <summary>The numbers of a chart or list: what is behind "Data", and what its CSV has.</summary>
public sealed record DataTable(IReadOnlyList<DataColumn> Columns, IReadOnlyList<IReadOnlyList<object?>> Rows)
{
    public static DataTable Of<TRow>(IEnumerable<TRow> rows, params (DataColumn Column, Func<TRow, object?> Value)[] columns)
        => new([.. columns.Select(column => column.Column)], [.. rows.Select(row => Array.ConvertAll(columns, column => column.Value(row)))]);
}

/// <param name="Title">As people read it; the CSV has it in lower case with underscores.</param>
public sealed record DataColumn(string Title, DataKind Kind = DataKind.Number)
{
    /// <summary>What the days of the column are days, weeks or months of.</summary>
    public CivilInterval Interval { get; init; }

    /// <summary>The title in the CSV, where the one that people read follows their language.</summary>
    public string? CsvTitle { get; init; }

    public string CsvName => CsvTitle ?? (Kind == DataKind.Seconds ? Title.ToLowerInvariant().Replace("hours", "seconds", StringComparison.Ordinal) : string.Join('_', Title.ToLowerInvariant().Split([' ', '-', '/', ',', '(', ')', '×', '%', '.'], StringSplitOptions.RemoveEmptyEntries)));

    public bool IsText => Kind is DataKind.Text or DataKind.Moment;

    public string Show(object? value, Texts texts) => value switch
    {
        null => "–",
        string text => text,
        DateOnly day => Kind == DataKind.Day ? texts.Interval(day, Interval) : texts.DayOfYear(day),
        DateTimeOffset at => texts.Moment(at),
        long number => Kind switch
        {
            DataKind.Seconds => texts.Hours(number),
            DataKind.Bytes => texts.Bytes(number),
            _ => texts.Number(number),
        },
        int number => texts.Number((long)number),
        double number => Kind switch
        {
            DataKind.Share => texts.Percent(number),
            DataKind.Milliseconds => texts.Milliseconds(number),
            _ => texts.Number(number),
        },
        _ => Convert.ToString(value, CultureInfo.InvariantCulture) ?? "",
    };
}

public enum DataKind
{
    Number,
    Text,
    Day,
    Moment,

    /// <summary>A length of use.</summary>
    Seconds,

    /// <summary>From 0 to 1.</summary>
    Share,
    Milliseconds,
    Bytes,
}
