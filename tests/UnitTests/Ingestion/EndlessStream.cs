using System.Text;

namespace Reporting.UnitTests.Ingestion;

/// <summary>Says one thing for ever.</summary>
internal sealed class EndlessStream(byte fill = (byte)'a', string text = "a") : Stream
{
    private readonly byte[] words = Encoding.UTF8.GetBytes(text);

    public long Given { get; private set; }

    public override bool CanRead => true;

    public override bool CanSeek => false;

    public override bool CanWrite => false;

    public override long Length => throw new NotSupportedException();

    public override long Position
    {
        get => throw new NotSupportedException();
        set => throw new NotSupportedException();
    }

    public override int Read(byte[] buffer, int offset, int count)
    {
        buffer.AsSpan(offset, count).Fill(fill);
        for (var at = 0; at + words.Length <= count; at += words.Length)
        {
            words.CopyTo(buffer, offset + at);
        }

        Given += count;
        return count;
    }

    public override void Flush()
    {
    }

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();
}
