using System.Buffers;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Reporting.Demo;

/// <summary>Records as a body of one JSON object a line, written while it is read: as much of it exists as one reader asks for.</summary>
internal sealed class RecordStream<TRecord>(IEnumerable<TRecord> records, Action? written = null) : Stream
    where TRecord : class
{
    private const int BufferBytes = 64 << 10;

    private static readonly JsonSerializerOptions Options = new(JsonSerializerDefaults.General)
    {
        PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower,
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        Converters = { new RawJsonWriter() },
    };

    private readonly IEnumerator<TRecord> source = records.GetEnumerator();
    private readonly ArrayBufferWriter<byte> text = new(BufferBytes);
    private int used;

    public override bool CanRead => true;

    public override bool CanSeek => false;

    public override bool CanWrite => false;

    public override long Length => throw new NotSupportedException();

    public override long Position
    {
        get => throw new NotSupportedException();
        set => throw new NotSupportedException();
    }

    public override int Read(Span<byte> buffer)
    {
        if (used == text.WrittenCount)
        {
            Write();
        }

        var count = Math.Min(buffer.Length, text.WrittenCount - used);
        text.WrittenSpan.Slice(used, count).CopyTo(buffer);
        used += count;
        return count;
    }

    public override int Read(byte[] buffer, int offset, int count) => Read(buffer.AsSpan(offset, count));

    public override ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
    {
        cancellationToken.ThrowIfCancellationRequested();
        return ValueTask.FromResult(Read(buffer.Span));
    }

    public override Task<int> ReadAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken)
        => ReadAsync(buffer.AsMemory(offset, count), cancellationToken).AsTask();

    public override void Flush()
    {
    }

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            source.Dispose();
        }

        base.Dispose(disposing);
    }

    private void Write()
    {
        text.ResetWrittenCount();
        used = 0;
        using var writer = new Utf8JsonWriter(text);
        while (text.WrittenCount < BufferBytes / 2 && source.MoveNext())
        {
            writer.Reset(text);
            JsonSerializer.Serialize(writer, source.Current, Options);
            writer.Flush();
            text.Write("\n"u8);
            written?.Invoke();
        }
    }
}
