using System.Buffers;
using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization;
using Reporting.Api.Dialects;
using Reporting.Api.Native;
using Reporting.Application.Ingestion;
using Reporting.Domain.Access;
using Reporting.Domain.Ingestion;

namespace Reporting.Api.Cli;

/// <summary>Writes records as lines of JSON, as they are sent to the service, after a line that says which they are.</summary>
internal sealed class RecordExport(Stream output, Dialect dialect, Instance instance, string collection, ChangedSince? since) : IRecordSink
{
    private const int BytesAtOnce = 64 << 10;

    private readonly ArrayBufferWriter<byte> lines = new(2 * BytesAtOnce);
    private readonly JsonSerializerOptions json = new(dialect.Json) { DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull };

    public async Task BeginAsync(ChangedRecords records)
    {
        await WriteAsync(new
        {
            Export = new
            {
                Instance = instance.Key,
                Collection = collection,
                Since = since?.At is { } time ? UtcTimeConverter.Print(time) : since?.Version?.ToString(CultureInfo.InvariantCulture),
                DataVersion = records.Version,
                records.IsWhole,
                records.Days,
            },
        });
        await FlushAsync();
    }

    public ValueTask TakeAsync(object record) => WriteAsync(record);

    public async Task FlushAsync()
    {
        await output.WriteAsync(lines.WrittenMemory);
        lines.ResetWrittenCount();
    }

    private async ValueTask WriteAsync(object line)
    {
        await using (var writer = new Utf8JsonWriter(lines, new JsonWriterOptions { Encoder = json.Encoder, SkipValidation = true }))
        {
            JsonSerializer.Serialize(writer, line, line.GetType(), json);
        }

        lines.Write("\n"u8);
        if (lines.WrittenCount >= BytesAtOnce)
        {
            await FlushAsync();
        }
    }
}
