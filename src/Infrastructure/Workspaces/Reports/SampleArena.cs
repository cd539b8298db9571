using System.Buffers;

namespace Reporting.Infrastructure.Workspaces.Reports;

/// <summary>Memory for the samples of many users, in pieces that the next report uses again. A piece is as it was left.</summary>
internal sealed class SampleArena : IDisposable
{
    private const int SlabLength = 1 << 17;

    private readonly List<int[]> slabs = [];
    private int free;

    /// <summary>Room that lasts until the arena is disposed of.</summary>
    public ArraySegment<int> Take(int length)
    {
        if (slabs.Count == 0 || slabs[^1].Length - free < length)
        {
            slabs.Add(ArrayPool<int>.Shared.Rent(Math.Max(length, SlabLength)));
            free = 0;
        }

        var taken = new ArraySegment<int>(slabs[^1], free, length);
        free += length;
        return taken;
    }

    public void Dispose()
    {
        slabs.ForEach(slab => ArrayPool<int>.Shared.Return(slab));
        slabs.Clear();
    }
}
