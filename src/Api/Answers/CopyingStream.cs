namespace Reporting.Api.Answers;

/// <summary>Hands on what is written, and keeps a copy of it for as long as that is small.</summary>
internal sealed class CopyingStream(Stream target, long maxBytes) : Stream
{
    private Stream target = target;
    private MemoryStream? copy = maxBytes > 0 ? new MemoryStream() : null;

    /// <summary>All that was written; null where it was more.</summary>
    public byte[]? Copy => copy?.ToArray();

    public override bool CanRead => false;

    public override bool CanSeek => false;

    public override bool CanWrite => true;

    public override long Length => throw new NotSupportedException();

    public override long Position
    {
        get => throw new NotSupportedException();
        set => throw new NotSupportedException();
    }

    /// <summary>Hands on nothing more.</summary>
    public void Stop() => target = Null;

    public override void Flush() => target.Flush();

    public override Task FlushAsync(CancellationToken cancellationToken) => target.FlushAsync(cancellationToken);

    public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    public override void Write(byte[] buffer, int offset, int count)
    {
        Keep(buffer.AsSpan(offset, count));
        target.Write(buffer, offset, count);
    }

    public override Task WriteAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken)
        => WriteAsync(buffer.AsMemory(offset, count), cancellationToken).AsTask();

    public override ValueTask WriteAsync(ReadOnlyMemory<byte> buffer, CancellationToken cancellationToken = default)
    {
        Keep(buffer.Span);
        return target.WriteAsync(buffer, cancellationToken);
    }

    protected override void Dispose(bool disposing)
    {
        copy?.Dispose();
        base.Dispose(disposing);
    }

    private void Keep(ReadOnlySpan<byte> bytes)
    {
        if (copy is null)
        {
            return;
        }

        if (copy.Length + bytes.Length <= maxBytes)
        {
            copy.Write(bytes);
            return;
        }

        copy.Dispose();
        copy = null;
    }
}
