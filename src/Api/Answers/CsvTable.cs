using System.Text.Json;
using CsvHelper;

namespace Reporting.Api.Answers;

/// <summary>
/// A table with named columns, written row by row. Text that a spreadsheet would take for a formula is marked as text (<see cref="SpreadsheetText"/>), and
/// text with a semicolon is quoted, since spreadsheets of many languages part cells at it.
/// </summary>
internal abstract class CsvTable
{
    public abstract Task WriteAsync(Stream stream, CancellationToken cancellationToken);

    public static CsvTable Of<TRow>(IEnumerable<TRow> rows, params CsvColumn<TRow>[] columns) => Of(rows.ToAsyncEnumerable(), columns);

    /// <summary>Rows that are written while they are read.</summary>
    public static CsvTable Of<TRow>(IAsyncEnumerable<TRow> rows, params CsvColumn<TRow>[] columns) => new Rows<TRow>(rows, columns);

    private sealed class Rows<TRow>(IAsyncEnumerable<TRow> rows, IReadOnlyList<CsvColumn<TRow>> columns) : CsvTable
    {
        public override async Task WriteAsync(Stream stream, CancellationToken cancellationToken)
        {
            await using var csv = CsvWriter.Create(stream, CsvWriterOptions.Default, leaveOpen: true);
            foreach (var column in columns)
            {
                csv.WriteField(column.Name);
            }

            await csv.EndRecordAsync(cancellationToken);
            await foreach (var row in rows.WithCancellation(cancellationToken))
            {
                foreach (var column in columns)
                {
                    WriteCell(csv, Show(column.Value(row)));
                }

                await csv.EndRecordAsync(cancellationToken);
            }

            await csv.FlushAsync(cancellationToken);
        }

        private static void WriteCell(CsvWriter csv, object? value)
        {
            if (value is string text && (SpreadsheetText.IsFormula(text) || text.Contains(';', StringComparison.Ordinal)))
            {
                csv.WriteField(SpreadsheetText.Of(text), CsvQuoting.Always);
            }
            else
            {
                csv.WriteField(value);
            }
        }

        private static object? Show(object? value) => value switch
        {
            IEnumerable<Guid> ids => string.Join(' ', ids),
            Enum name => JsonNamingPolicy.SnakeCaseLower.ConvertName(name.ToString()),
            _ => value,
        };
    }
}

internal sealed record CsvColumn<TRow>(string Name, Func<TRow, object?> Value);
