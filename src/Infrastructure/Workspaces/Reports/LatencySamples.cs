using System.Buffers;
using System.Buffers.Binary;
using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace Reporting.Infrastructure.Workspaces.Reports;

/// <summary>The latencies of one user in milliseconds, single precision as they are kept.</summary>
/// <param name="capacity">How many are expected; there may be more.</param>
internal sealed class LatencySamples(SampleArena arena, int capacity)
{
    private const int Infinity = 0x7F80_0000;

    /// <summary>The samples' bits, made to compare as the samples do.</summary>
    private ArraySegment<int> keys = arena.Take(capacity);

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

        Count += measured;
    }

    /// <param name="packed">The same, all of them measured.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public void AddMeasured(ReadOnlySpan<byte> packed)
    {
        var added = Unpack(packed);
        Count += added.Length;
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
        try
        {
            var (median, slow) = (0.5 * (Count - 1), 0.95 * (Count - 1));
            var (atMedian, atSlow) = RankedKeys.Around(keys.AsSpan(0, Count), (int)median, (int)slow, scratch);
            return (Interpolate(atMedian, median), Interpolate(atSlow, slow));
        }
        finally
        {
            ArrayPool<int>.Shared.Return(scratch);
        }
    }

    /// <returns>The bits of the samples, where the keys are to be.</returns>
    private Span<int> Unpack(ReadOnlySpan<byte> packed)
    {
        var more = packed.Length / sizeof(float);
        if (Count + more > keys.Count)
        {
            var larger = arena.Take(Math.Max(Count + more, 2 * keys.Count));
            keys.AsSpan(0, Count).CopyTo(larger);
            keys = larger;
        }

        var added = keys.AsSpan(Count, more);
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
