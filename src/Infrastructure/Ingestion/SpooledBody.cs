using System.Buffers;
using Reporting.Application.Access;
using Reporting.Application.Ingestion.Bodies;

namespace Reporting.Infrastructure.Ingestion;

/// <summary>
/// The bytes of one body: the first in memory, the rest in a file that has no name any more, so that nothing stays behind
/// however the service ends. First it is written, then read once.
/// </summary>
internal sealed class SpooledBody(SpoolRoom room, string directory, SlotOwner sender) : Stream
{
    private const int ChunkBytes = 128 << 10;

    private byte[]? memory;
    private int memoryLength;
    private FileStream? file;
    private byte[]? chunk;
    private int chunkLength;
    private long diskBytes;
    private int reservedMemory;
    private int position;
    private bool isClosed;

    public override bool CanRead => true;

    public override bool CanSeek => false;

    public override bool CanWrite => false;

    public override long Length => memoryLength + diskBytes;

    public override long Position { get => throw new NotSupportedException(); set => throw new NotSupportedException(); }

    /// <summary>Reads a batch of the body from its sender.</summary>
    /// <returns>How many bytes came; 0 at the end.</returns>
    public async ValueTask<int> ReceiveAsync(Stream content, CancellationToken cancellationToken)
    {
        if (memory is null && file is null)
        {
            if (room.TryTakeMemory(ChunkBytes))
            {
                (reservedMemory, memory) = (ChunkBytes, ArrayPool<byte>.Shared.Rent(ChunkBytes));
            }
        }

        if (memory is not null && memoryLength < ChunkBytes)
        {
            var read = await content.ReadAsync(memory.AsMemory(memoryLength, ChunkBytes - memoryLength), cancellationToken);
            memoryLength += read;
            return read;
        }

        return await ReceiveToDiskAsync(content, cancellationToken);
    }

    /// <summary>Ends the writing; from here on the body is read.</summary>
    public async ValueTask CompleteAsync(CancellationToken cancellationToken)
    {
        if (file is not null)
        {
            await FlushChunkAsync(cancellationToken);
            ReturnChunk();
            file.Position = 0;
        }
    }

    public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
    {
        if (position < memoryLength)
        {
            var count = Math.Min(buffer.Length, memoryLength - position);
            memory.AsMemory(position, count).CopyTo(buffer);
            position += count;
            return count;
        }

        return file is null ? 0 : await file.ReadAsync(buffer, cancellationToken);
    }

    public override Task<int> ReadAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken)
        => ReadAsync(buffer.AsMemory(offset, count), cancellationToken).AsTask();

    public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    public override void Flush()
    {
    }

    protected override void Dispose(bool disposing)
    {
        if (disposing && !isClosed)
        {
            isClosed = true;
            file?.Dispose();
            ReturnChunk();
            if (memory is not null)
            {
                ArrayPool<byte>.Shared.Return(memory);
                memory = null;
            }

            room.Close(sender, reservedMemory, diskBytes);
        }

        base.Dispose(disposing);
    }

    private async ValueTask<int> ReceiveToDiskAsync(Stream content, CancellationToken cancellationToken)
    {
        file ??= OpenFile();
        chunk ??= ArrayPool<byte>.Shared.Rent(ChunkBytes);
        var read = await content.ReadAsync(chunk.AsMemory(chunkLength, ChunkBytes - chunkLength), cancellationToken);
        room.TakeDisk(sender, read);
        diskBytes += read;
        chunkLength += read;
        if (chunkLength == ChunkBytes)
        {
            await FlushChunkAsync(cancellationToken);
        }

        return read;
    }

    private async ValueTask FlushChunkAsync(CancellationToken cancellationToken)
    {
        if (chunkLength > 0)
        {
            try
            {
                await file!.WriteAsync(chunk.AsMemory(0, chunkLength), cancellationToken);
            }
            catch (IOException exception)
            {
                throw DiskFailure(exception);
            }

            chunkLength = 0;
        }
    }

    private void ReturnChunk()
    {
        if (chunk is not null)
        {
            ArrayPool<byte>.Shared.Return(chunk);
            chunk = null;
        }
    }

    private static NoRoomForBodyException DiskFailure(Exception exception)
        => new($"The body can't be kept while it arrives: {exception.Message}", diskFailed: true);

    private FileStream OpenFile()
    {
        var path = Path.Combine(directory, $"reporting-body-{Guid.NewGuid():N}");
        var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.ReadWrite, Share = FileShare.Delete, BufferSize = 0 };
        if (!OperatingSystem.IsWindows())
        {
            options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        }

        try
        {
            var opened = new FileStream(path, options);
            File.Delete(path);
            return opened;
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw DiskFailure(exception);
        }
    }
}
