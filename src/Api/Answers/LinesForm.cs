using System.Buffers;
using System.Text.Json;
using Reporting.Api.Dialects;
using Reporting.Domain.Reports;

namespace Reporting.Api.Answers;

/// <summary>The rows of a report, each as JSON on a line of its own.</summary>
internal sealed class LinesForm<TReport, TContract>(Dialect dialect, Func<TReport, TContract> map) : ReportForm<TReport>
    where TReport : class, IReport
    where TContract : class
{
    private const int BytesAtOnce = 32 << 10;

    public override string Name => $"{typeof(TContract).FullName}, {Representation.JsonLines}";

    public override string ContentType => Representation.JsonLines;

    protected override async Task WriteAsync(TReport report, Stream body, CancellationToken cancellationToken)
    {
        var contract = (IRows)map(report);
        var lines = new ArrayBufferWriter<byte>(2 * BytesAtOnce);
        await using var json = new Utf8JsonWriter(lines, new JsonWriterOptions { Encoder = dialect.Json.Encoder, SkipValidation = true });
        foreach (var row in contract.Rows)
        {
            JsonSerializer.Serialize(json, row, contract.RowType, dialect.Json);
            json.Reset();
            lines.Write("\n"u8);
            if (lines.WrittenCount >= BytesAtOnce)
            {
                await body.WriteAsync(lines.WrittenMemory, cancellationToken);
                lines.ResetWrittenCount();
            }
        }

        await body.WriteAsync(lines.WrittenMemory, cancellationToken);
    }
}
