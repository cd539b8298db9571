using System.Buffers;
using Reporting.Application.Ingestion.Faults;

namespace Reporting.Application.Ingestion.Bodies;

/// <summary>The part of a body that has been read and not yet used: as large as the largest record in it, however large the body is.</summary>
internal sealed class BodyBuffer(RecordBody body, long maxBodyBytes) : IAsyncDisposable
{
    private const int InitialBytes = 128 << 10;

    private const int MaxBlankBytes = 1 << 20;

    private readonly Stream stream = body.OpenDecompressed();
    private byte[] bytes = ArrayPool<byte>.Shared.Rent(InitialBytes);
    private int start;
    private int end;
    private long total;
    private long blank;

    public ReadOnlySpan<byte> Unread => bytes.AsSpan(start, end - start);

    /// <summary>Whether the body has been read to its end.</summary>
    public bool IsComplete { get; private set; }

    public void Consume(int count) => start += count;

    /// <summary>Passes over bytes that are no part of a record.</summary>
    /// <exception cref="BodyTooLargeException">There are far more of them than bytes of records, which no real producer sends.</exception>
    public void Skip(int count)
    {
        start += count;
        blank += count;
        if (blank > MaxBlankBytes + (total / 2))
        {
            throw new BodyTooLargeException($"The body has more than {MaxBlankBytes} blank bytes and is mostly blank.");
        }
    }

    /// <summary>Reads on until there is twice as much as before, so that a record which arrives in crumbs is not scanned over and over.</summary>
    /// <exception cref="InvalidDataException">The body can't be decompressed.</exception>
    /// <exception cref="BodyTooLargeException">It exceeds its limit.</exception>
    public async ValueTask FillAsync(CancellationToken cancellationToken)
    {
        var isFirst = total == 0;
        RefuseBeyondLimit(body.Length ?? 0);
        MakeRoom();
        var wanted = end + Math.Max(end, 3);
        while (end < wanted && !IsComplete)
        {
            var read = await ReadAsync(cancellationToken);
            IsComplete = read == 0;
            end += read;
            total += read;
            RefuseBeyondLimit(total);
        }

        if (isFirst && Unread.StartsWith("\ufeff"u8))
        {
            Consume(3);
        }
    }

    public async ValueTask DisposeAsync()
    {
        ArrayPool<byte>.Shared.Return(bytes);
        bytes = [];
        if (stream != body.Content)
        {
            await stream.DisposeAsync();
        }
    }

    private void MakeRoom()
    {
        var unread = Unread;
        var roomy = unread.Length > bytes.Length / 2 ? ArrayPool<byte>.Shared.Rent(bytes.Length * 2) : bytes;
        unread.CopyTo(roomy);
        (start, end) = (0, unread.Length);
        if (roomy != bytes)
        {
            ArrayPool<byte>.Shared.Return(bytes);
            bytes = roomy;
        }
    }

    private void RefuseBeyondLimit(long length)
    {
        if (length > maxBodyBytes)
        {
            throw new BodyTooLargeException($"The body is larger than {maxBodyBytes} bytes.");
        }
    }

    private async ValueTask<int> ReadAsync(CancellationToken cancellationToken)
    {
        try
        {
            return await stream.ReadAsync(bytes.AsMemory(end), cancellationToken);
        }
        catch (InvalidOperationException exception) when (body.Compression == BodyCompression.Brotli)
        {
            throw new InvalidDataException(exception.Message, exception);
        }
    }
}
