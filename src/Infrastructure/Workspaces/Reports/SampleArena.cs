using System.Buffers;

namespace Reporting.Infrastructure.Workspaces.Reports;

/// <summary>
/// Memory for the samples of many users, in pieces that the next report uses again. A piece is as it was left. What no report uses goes when the collector
/// looks through all memory: the runtime's shared pool would keep the pieces of the longest window for good.
/// </summary>
internal sealed class SampleArena : IDisposable
{
    private const int SlabLength = 1 << 17;

    private const int SlabsKept = 128;

    private static readonly WeakReference<ArrayPool<int>?> Kept = new(target: null);

    private readonly ArrayPool<int> pool = FindPool();
    private readonly List<int[]> slabs = [];
    private int free;

    /// <summary>Room that lasts until the arena is disposed of.</summary>
    public ArraySegment<int> Take(int length)
    {
        if (slabs.Count == 0 || slabs[^1].Length - free < length)
        {
            slabs.Add(pool.Rent(Math.Max(length, SlabLength)));
            free = 0;
        }

        var taken = new ArraySegment<int>(slabs[^1], free, length);
        free += length;
        return taken;
    }

    public void Dispose()
    {
        slabs.ForEach(slab => pool.Return(slab));
        slabs.Clear();
    }

    private static ArrayPool<int> FindPool()
    {
        lock (Kept)
        {
            if (!Kept.TryGetTarget(out var pool))
            {
                Kept.SetTarget(pool = ArrayPool<int>.Create(SlabLength, SlabsKept));
            }

            return pool;
        }
    }
}
