using System.Buffers;
using System.Buffers.Binary;
using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace Reporting.Infrastructure.Workspaces.Reports;

/// <summary>The latencies of one user in milliseconds, single precision as they are kept.</summary>
/// <param name="capacity">For how many room is taken at once, and again whenever there are more.</param>
internal sealed class LatencySamples(SampleArena arena, int capacity)
{
    private const int Infinity = 0x7F80_0000;

    /// <summary>Pieces that are full: what is in them stays where it is.</summary>
    private readonly List<ArraySegment<int>> full = [];

    /// <summary>The samples' bits, made to compare as the samples do.</summary>
    private ArraySegment<int> keys = arena.Take(capacity);

    /// <summary>How many of <see cref="keys"/> there are.</summary>
    private int filled;

    public int Count { get; private set; }

    /// <param name="packed">Little-endian, one for each half hour; not a number where none was measured.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public void Add(ReadOnlySpan<byte> packed)
    {
        var added = Unpack(packed);
        var measured = 0;
        foreach (var bits in added)
        {
            added[measured] = ToKey(bits);
            measured += (bits & int.MaxValue) > Infinity ? 0 : 1;
        }

        Keep(measured);
    }

    /// <param name="packed">The same, all of them measured.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public void AddMeasured(ReadOnlySpan<byte> packed)
    {
        var added = Unpack(packed);
        Keep(added.Length);
        var magnitude = new Vector<int>(int.MaxValue);
        var vectors = MemoryMarshal.Cast<int, Vector<int>>(added);
        foreach (ref var bits in vectors)
        {
            bits ^= (bits >> 31) & magnitude;
        }

        foreach (ref var bits in added[(vectors.Length * Vector<int>.Count)..])
        {
            bits = ToKey(bits);
        }
    }

    /// <summary>
    /// Median and 95th percentile, interpolated between the two nearest samples as SQL's <c>percentile_cont</c>; -1 when there
    /// is none.
    /// </summary>
    public (double P50, double P95) Percentiles()
    {
        if (Count == 0)
        {
            return (-1, -1);
        }

        var scratch = ArrayPool<int>.Shared.Rent(Count);
        var together = full.Count == 0 ? null : ArrayPool<int>.Shared.Rent(Count);
        try
        {
            var (median, slow) = (0.5 * (Count - 1), 0.95 * (Count - 1));
            var (atMedian, atSlow) = RankedKeys.Around(together is null ? keys.AsSpan(0, Count) : Gather(together), (int)median, (int)slow, scratch);
            return (Interpolate(atMedian, median), Interpolate(atSlow, slow));
        }
        finally
        {
            ArrayPool<int>.Shared.Return(scratch);
            if (together is not null)
            {
                ArrayPool<int>.Shared.Return(together);
            }
        }
    }

    private Span<int> Gather(int[] together)
    {
        var gathered = 0;
        foreach (var piece in full)
        {
            piece.AsSpan().CopyTo(together.AsSpan(gathered));
            gathered += piece.Count;
        }

        keys.AsSpan(0, filled).CopyTo(together.AsSpan(gathered));
        return together.AsSpan(0, Count);
    }

    private void Keep(int added)
    {
        filled += added;
        Count += added;
    }

    /// <returns>The bits of the samples, where the keys are to be.</returns>
    private Span<int> Unpack(ReadOnlySpan<byte> packed)
    {
        var more = packed.Length / sizeof(float);
        if (filled + more > keys.Count)
        {
            full.Add(keys[..filled]);
            keys = arena.Take(Math.Max(more, capacity));
            filled = 0;
        }

        var added = keys.AsSpan(filled, more);
        packed.CopyTo(MemoryMarshal.AsBytes(added));
        if (!BitConverter.IsLittleEndian)
        {
            BinaryPrimitives.ReverseEndianness(added, added);
        }

        return added;
    }

    private static double Interpolate((int Key, int Next) keys, double position)
    {
        double sample = ToSample(keys.Key);
        return sample + ((ToSample(keys.Next) - sample) * (position - (int)position));
    }

    /// <summary>Negative numbers compare the other way round as bits.</summary>
    private static int ToKey(int bits) => bits ^ ((bits >> 31) & int.MaxValue);

    private static float ToSample(int key) => BitConverter.Int32BitsToSingle(ToKey(key));
}
