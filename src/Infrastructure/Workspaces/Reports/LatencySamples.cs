using System.Buffers.Binary;

namespace Reporting.Infrastructure.Workspaces.Reports;

/// <summary>The latencies of one user in milliseconds, single precision as they are kept.</summary>
internal sealed class LatencySamples
{
    private const int Infinity = 0x7F80_0000;
    private const int Buckets = 1024;

    /// <summary>The samples' bits, made to compare as the samples do.</summary>
    private int[] keys = [];
    private int count;

    /// <param name="packed">Little-endian, one for each half hour; not a number where none was measured.</param>
    public void Add(ReadOnlySpan<byte> packed)
    {
        var more = packed.Length / sizeof(float);
        if (count + more > keys.Length)
        {
            Array.Resize(ref keys, Math.Max(count + more, 2 * keys.Length));
        }

        for (var index = 0; index < more; index++)
        {
            var bits = BinaryPrimitives.ReadInt32LittleEndian(packed[(index * sizeof(float))..]);
            keys[count] = ToKey(bits);
            count += (bits & int.MaxValue) > Infinity ? 0 : 1;
        }
    }

    /// <summary>
    /// Median and 95th percentile, interpolated between the two nearest samples as SQL's <c>percentile_cont</c>; -1 when there
    /// is none.
    /// </summary>
    public (double P50, double P95) Percentiles()
    {
        if (count == 0)
        {
            return (-1, -1);
        }

        var all = keys.AsSpan(0, count);
        var (min, shift) = Spread(all);
        Span<int> counts = stackalloc int[Buckets];
        counts.Clear();
        foreach (var key in all)
        {
            counts[(int)((uint)(key - min) >> shift)]++;
        }

        return (Interpolate(all, counts, min, shift, 0.5 * (count - 1)), Interpolate(all, counts, min, shift, 0.95 * (count - 1)));
    }

    /// <summary>The min key, and by how many bits the distance from it is shifted to get a bucket's number.</summary>
    private static (int Min, int Shift) Spread(ReadOnlySpan<int> all)
    {
        var (min, greatest) = (all[0], all[0]);
        foreach (var key in all)
        {
            min = Math.Min(min, key);
            greatest = Math.Max(greatest, key);
        }

        var shift = 0;
        while ((uint)(greatest - min) >> shift >= Buckets)
        {
            shift++;
        }

        return (min, shift);
    }

    /// <summary>Looks only into the buckets that the two samples around the position are in.</summary>
    private static double Interpolate(ReadOnlySpan<int> all, ReadOnlySpan<int> counts, int min, int shift, double position)
    {
        var index = (int)position;
        var (first, before) = BucketOf(counts, index);
        var (last, _) = BucketOf(counts, Math.Min(index + 1, all.Length - 1));
        var near = new List<int>();
        foreach (var key in all)
        {
            var bucket = (int)((uint)(key - min) >> shift);
            if (bucket >= first && bucket <= last)
            {
                near.Add(key);
            }
        }

        near.Sort();
        double below = ToSample(near[index - before]);
        double above = ToSample(near[Math.Min(index - before + 1, near.Count - 1)]);
        return below + ((above - below) * (position - index));
    }

    /// <summary>The bucket that the sample with this rank is in, and how many samples are in those before it.</summary>
    private static (int Bucket, int Before) BucketOf(ReadOnlySpan<int> counts, int rank)
    {
        var (bucket, before) = (0, 0);
        while (before + counts[bucket] <= rank)
        {
            before += counts[bucket++];
        }

        return (bucket, before);
    }

    /// <summary>Negative numbers compare the other way round as bits.</summary>
    private static int ToKey(int bits) => bits ^ ((bits >> 31) & int.MaxValue);

    private static float ToSample(int key) => BitConverter.Int32BitsToSingle(ToKey(key));
}
