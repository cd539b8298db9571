using System.Text.Json;
using Reporting.Api.Answers;
using Reporting.Api.Native;
using Reporting.Api.Native.Reports;
using Reporting.Application.Ingestion.Wire;
using Reporting.Dashboard.Pages.Flags;
using Reporting.Domain.Flags.Records;

namespace Reporting.Api.Pages;

/// <summary>Writes events with the columns and fields of the report that tells them.</summary>
internal sealed class EventWriter(NativeDialect native) : IEventWriter
{
    private static readonly byte[] EndOfLine = "\n"u8.ToArray();

    public Task WriteAsync(IAsyncEnumerable<FlagEvent> events, bool lines, Stream body, CancellationToken cancellationToken)
    {
        var rows = events.Select(EventRow.Of);
        return lines ? WriteLinesAsync(rows, body, cancellationToken) : Table(rows).WriteAsync(body, cancellationToken);
    }

    private static CsvTable Table(IAsyncEnumerable<EventRow> rows) => CsvTable.Of(
        rows,
        [.. typeof(EventRow).GetProperties().Select(property => new CsvColumn<EventRow>(WireName.Of(property), row => ReportCell.Of(property.GetValue(row))))]);

    private async Task WriteLinesAsync(IAsyncEnumerable<EventRow> rows, Stream body, CancellationToken cancellationToken)
    {
        await foreach (var row in rows.WithCancellation(cancellationToken))
        {
            await JsonSerializer.SerializeAsync(body, row, native.Json, cancellationToken);
            await body.WriteAsync(EndOfLine, cancellationToken);
        }
    }
}
