using Reporting.Application.Access;
using Reporting.Application.Fairness;
using Reporting.Application.Ingestion;
using Reporting.Application.Ingestion.Bodies;

namespace Reporting.Infrastructure.Ingestion;

/// <summary>Counts the room that bodies take while they arrive, in all, by token, and by the tokens of an instance together, which have at most half of the disk.</summary>
internal sealed class SpoolRoom(IngestionOptions options)
{
    private readonly Lock gate = new();
    private readonly int maxBodiesOfGroup = FairConcurrency.MaxOfGroupOf(options.MaxOpenBodies, options.MaxOpenBodiesPerToken);
    private readonly Dictionary<long, int> bodiesOfSenders = [];
    private readonly Dictionary<long, Share> groups = [];
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
    public void Open(SlotOwner sender)
    {
        lock (gate)
        {
            var (own, group) = (bodiesOfSenders.GetValueOrDefault(sender.Id), groups.GetValueOrDefault(sender.GroupId) ?? new Share());
            if (bodies >= options.MaxOpenBodies || own >= options.MaxOpenBodiesPerToken || group.Bodies >= maxBodiesOfGroup)
            {
                throw new NoRoomForBodyException($"{bodies} bodies of records are arriving already, {own} of them from this token; try again.");
            }

            bodiesOfSenders[sender.Id] = own + 1;
            groups[sender.GroupId] = group;
            group.Bodies++;
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
    public void TakeDisk(SlotOwner sender, long bytes)
    {
        lock (gate)
        {
            var group = groups[sender.GroupId];
            if (diskBytes + bytes > options.MaxSpoolBytes || group.DiskBytes + bytes > options.MaxSpoolBytes / 2)
            {
                throw new NoRoomForBodyException("Bodies of records that are arriving take all the room that there is for them; try again.");
            }

            diskBytes += bytes;
            group.DiskBytes += bytes;
        }
    }

    public void Close(SlotOwner sender, int memory, long disk)
    {
        lock (gate)
        {
            bodies--;
            memoryBytes -= memory;
            diskBytes -= disk;
            if (--bodiesOfSenders[sender.Id] == 0)
            {
                bodiesOfSenders.Remove(sender.Id);
            }

            var group = groups[sender.GroupId];
            group.DiskBytes -= disk;
            if (--group.Bodies == 0)
            {
                groups.Remove(sender.GroupId);
            }
        }
    }

    private sealed class Share
    {
        public int Bodies { get; set; }

        public long DiskBytes { get; set; }
    }
}
