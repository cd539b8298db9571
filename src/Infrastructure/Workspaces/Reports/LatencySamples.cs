using System.Buffers;
using System.Buffers.Binary;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace Reporting.Infrastructure.Workspaces.Reports;

/// <summary>The latencies of one user in milliseconds, single precision as they are kept.</summary>
internal sealed class LatencySamples
{
    private const int Infinity = 0x7F80_0000;

    /// <summary>The samples' bits, made to compare as the samples do.</summary>
    private int[] keys = [];

    public int Count { get; private set; }

    /// <param name="packed">Little-endian, one for each half hour; not a number where none was measured.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public void Add(ReadOnlySpan<byte> packed)
    {
        var more = packed.Length / sizeof(float);
        if (Count + more > keys.Length)
        {
            Array.Resize(ref keys, Math.Max(Count + more, 2 * keys.Length));
        }

        var added = keys.AsSpan(Count, more);
        packed.CopyTo(MemoryMarshal.AsBytes(added));
        if (!BitConverter.IsLittleEndian)
        {
            BinaryPrimitives.ReverseEndianness(added, added);
        }

        var measured = 0;
        foreach (var bits in added)
        {
            added[measured] = ToKey(bits);
            measured += (bits & int.MaxValue) > Infinity ? 0 : 1;
        }

        Count += measured;
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
            var all = keys.AsSpan(0, Count);
            return (Interpolate(all, 0.5, scratch), Interpolate(all, 0.95, scratch));
        }
        finally
        {
            ArrayPool<int>.Shared.Return(scratch);
        }
    }

    /// <param name="scratch">As long as <paramref name="keys"/>.</param>
    private static double Interpolate(ReadOnlySpan<int> keys, double fraction, Span<int> scratch)
    {
        var position = fraction * (keys.Length - 1);
        var (below, above) = RankedKeys.Around(keys, (int)position, scratch);
        double sample = ToSample(below);
        return sample + ((ToSample(above) - sample) * (position - (int)position));
    }

    /// <summary>Negative numbers compare the other way round as bits.</summary>
    private static int ToKey(int bits) => bits ^ ((bits >> 31) & int.MaxValue);

    private static float ToSample(int key) => BitConverter.Int32BitsToSingle(ToKey(key));
}
