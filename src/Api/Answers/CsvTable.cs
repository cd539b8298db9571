using System.Text.Json;
using CsvHelper;

namespace Reporting.Api.Answers;

/// <summary>A table with named columns, written row by row. Text that a spreadsheet would take for a formula is marked as text.</summary>
internal abstract class CsvTable
{
    private protected static readonly CsvWriterOptions Form = CsvWriterOptions.Default with { Injection = CsvInjection.Escape };

    public abstract Task WriteAsync(Stream stream, CancellationToken cancellationToken);

    public static CsvTable Of<TRow>(IEnumerable<TRow> rows, params CsvColumn<TRow>[] columns) => Of(rows.ToAsyncEnumerable(), columns);

    /// <summary>Rows that are written while they are read.</summary>
    public static CsvTable Of<TRow>(IAsyncEnumerable<TRow> rows, params CsvColumn<TRow>[] columns) => new Rows<TRow>(rows, columns);

    private sealed class Rows<TRow>(IAsyncEnumerable<TRow> rows, IReadOnlyList<CsvColumn<TRow>> columns) : CsvTable
    {
        public override async Task WriteAsync(Stream stream, CancellationToken cancellationToken)
        {
            await using var csv = CsvWriter.Create(stream, Form, leaveOpen: true);
            foreach (var column in columns)
            {
                csv.WriteField(column.Name);
            }

            await csv.EndRecordAsync(cancellationToken);
            await foreach (var row in rows.WithCancellation(cancellationToken))
            {
                foreach (var column in columns)
                {
                    csv.WriteField(Show(column.Value(row)));
                }

                await csv.EndRecordAsync(cancellationToken);
            }

            await csv.FlushAsync(cancellationToken);
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
