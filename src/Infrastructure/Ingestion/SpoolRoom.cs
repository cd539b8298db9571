using Reporting.Application.Ingestion;
using Reporting.Application.Ingestion.Bodies;

namespace Reporting.Infrastructure.Ingestion;

/// <summary>Counts the room that bodies take while they arrive, in all and by token, of which each has at most half.</summary>
internal sealed class SpoolRoom(IngestionOptions options)
{
    private readonly Lock gate = new();
    private readonly Dictionary<long, Share> shares = [];
    private long diskBytes;
    private long memoryBytes;
    private int bodies;

    /// <summary>How many bodies are arriving or being read.</summary>
    public int Bodies
    {
        get
        {
            lock (gate)
            {
                return bodies;
            }
        }
    }

    /// <exception cref="NoRoomForBodyException">As many bodies are arriving as may.</exception>
    public void Open(long sender)
    {
        lock (gate)
        {
            var share = shares.GetValueOrDefault(sender) ?? new Share();
            if (bodies >= options.MaxOpenBodies || share.Bodies >= options.MaxOpenBodiesPerToken)
            {
                throw new NoRoomForBodyException($"{bodies} bodies of records are arriving already, {share.Bodies} of them from this token; try again.");
            }

            shares[sender] = share;
            share.Bodies++;
            bodies++;
        }
    }

    /// <summary>Whether so much may be kept in memory.</summary>
    public bool TryTakeMemory(int bytes)
    {
        lock (gate)
        {
            if (memoryBytes + bytes > options.MaxSpoolMemoryBytes)
            {
                return false;
            }

            memoryBytes += bytes;
            return true;
        }
    }

    /// <exception cref="NoRoomForBodyException">So much more can't be kept on the disk.</exception>
    public void TakeDisk(long sender, long bytes)
    {
        lock (gate)
        {
            var share = shares[sender];
            if (diskBytes + bytes > options.MaxSpoolBytes || share.DiskBytes + bytes > options.MaxSpoolBytes / 2)
            {
                throw new NoRoomForBodyException("Bodies of records that are arriving take all the room that there is for them; try again.");
            }

            diskBytes += bytes;
            share.DiskBytes += bytes;
        }
    }

    public void Close(long sender, int memory, long disk)
    {
        lock (gate)
        {
            bodies--;
            memoryBytes -= memory;
            diskBytes -= disk;
            var share = shares[sender];
            share.DiskBytes -= disk;
            if (--share.Bodies == 0)
            {
                shares.Remove(sender);
            }
        }
    }

    private sealed class Share
    {
        public int Bodies { get; set; }

        public long DiskBytes { get; set; }
    }
}
