using System.Buffers;

namespace Reporting.Api.Answers;

/// <summary>Takes a body of unknown length into memory that is used again, so that only the finished body is garbage one day.</summary>
internal sealed class PooledBody : IBufferWriter<byte>, IDisposable
{
    private const int FirstBytes = 16 << 10;

    private byte[] buffer = ArrayPool<byte>.Shared.Rent(FirstBytes);
    private int written;

    public void Advance(int count) => written += count;

    public Memory<byte> GetMemory(int sizeHint = 0)
    {
        Reserve(sizeHint);
        return buffer.AsMemory(written);
    }

    public Span<byte> GetSpan(int sizeHint = 0)
    {
        Reserve(sizeHint);
        return buffer.AsSpan(written);
    }

    public byte[] ToArray() => buffer.AsSpan(0, written).ToArray();

    public void Dispose()
    {
        ArrayPool<byte>.Shared.Return(buffer);
        buffer = [];
    }

    private void Reserve(int count)
    {
        if (buffer.Length - written >= Math.Max(count, 1))
        {
            return;
        }

        var larger = ArrayPool<byte>.Shared.Rent(Math.Max(checked(written + count), checked(2 * buffer.Length)));
        buffer.AsSpan(0, written).CopyTo(larger);
        ArrayPool<byte>.Shared.Return(buffer);
        buffer = larger;
    }
}
