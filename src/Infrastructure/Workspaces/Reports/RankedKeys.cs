using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace Reporting.Infrastructure.Workspaces.Reports;

/// <summary>
/// Finds the keys of two ranks without sorting them all: counts keys by bucket, and goes on with the buckets that hold a rank and the next one.
/// </summary>
/// <remarks>Its loops are optimised from the first call: one report goes through millions of keys, before the runtime has seen that it should.</remarks>
internal static class RankedKeys
{
    private const int Buckets = 256;

    /// <summary>At most this many keys are sorted.</summary>
    private const int MaxToSort = 64;

    /// <param name="lower">A rank from 0.</param>
    /// <param name="upper">Another, not before it.</param>
    /// <param name="scratch">As long as <paramref name="keys"/>.</param>
    /// <returns>The key of each rank, and that of the next rank; the same twice where there is no next.</returns>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static ((int Key, int Next) Lower, (int Key, int Next) Upper) Around(ReadOnlySpan<int> keys, int lower, int upper, Span<int> scratch)
    {
        if (keys.Length <= MaxToSort)
        {
            return (Sorted(keys, lower, scratch), Sorted(keys, upper, scratch));
        }

        Span<int> counts = stackalloc int[Buckets];
        var (smallest, shift) = Spread(keys);
        Count(keys, smallest, shift, counts);
        var (first, last, before) = BucketsOf(counts, keys.Length, lower);
        var atLower = Within(Keep(keys, new KeyRange(smallest, shift, first, last), scratch), lower - before);
        (first, last, before) = BucketsOf(counts, keys.Length, upper);
        return (atLower, Within(Keep(keys, new KeyRange(smallest, shift, first, last), scratch), upper - before));
    }

    /// <summary>Of the keys that are left, which may be moved.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static (int Key, int Next) Within(Span<int> keys, int rank)
    {
        Span<int> counts = stackalloc int[Buckets];
        while (keys.Length > MaxToSort)
        {
            var (smallest, shift) = Spread(keys);
            Count(keys, smallest, shift, counts);
            var (first, last, before) = BucketsOf(counts, keys.Length, rank);
            if (first != last)
            {
                return (Greatest(keys, smallest, shift, first), Smallest(keys, smallest, shift, last));
            }

            if (shift == 0)
            {
                return (smallest + first, smallest + first);
            }

            keys = Keep(keys, new KeyRange(smallest, shift, first, first), keys);
            rank -= before;
        }

        return Sorted(keys, rank, keys);
    }

    private static (int Key, int Next) Sorted(ReadOnlySpan<int> keys, int rank, Span<int> scratch)
    {
        keys.CopyTo(scratch);
        var sorted = scratch[..keys.Length];
        sorted.Sort();
        return (sorted[rank], sorted[Math.Min(rank + 1, sorted.Length - 1)]);
    }

    /// <summary>The smallest key, and by how many bits the distance from it is shifted to get a bucket's number.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static (int Smallest, int Shift) Spread(ReadOnlySpan<int> keys)
    {
        var (smallest, greatest) = (keys[0], keys[0]);
        var vectors = MemoryMarshal.Cast<int, Vector<int>>(keys);
        var (smallests, greatests) = (new Vector<int>(smallest), new Vector<int>(greatest));
        foreach (var some in vectors)
        {
            smallests = Vector.Min(smallests, some);
            greatests = Vector.Max(greatests, some);
        }

        for (var index = 0; index < Vector<int>.Count; index++)
        {
            (smallest, greatest) = (Math.Min(smallest, smallests[index]), Math.Max(greatest, greatests[index]));
        }

        foreach (var key in keys[(vectors.Length * Vector<int>.Count)..])
        {
            (smallest, greatest) = (Math.Min(smallest, key), Math.Max(greatest, key));
        }

        var bits = BitOperations.Log2((uint)(greatest - smallest)) + 1;
        return (smallest, Math.Max(0, bits - BitOperations.Log2(Buckets)));
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void Count(ReadOnlySpan<int> keys, int smallest, int shift, Span<int> counts)
    {
        counts.Clear();
        foreach (var key in keys)
        {
            counts[BucketOf(key, smallest, shift)]++;
        }
    }

    /// <returns>The bucket that holds the rank, that which holds the next rank, and how many keys are in those before the first.</returns>
    private static (int First, int Last, int Before) BucketsOf(ReadOnlySpan<int> counts, int keys, int rank)
    {
        var (first, before) = (0, 0);
        while (before + counts[first] <= rank)
        {
            before += counts[first++];
        }

        var (last, next) = (first, Math.Min(rank + 1, keys - 1));
        for (var through = before + counts[first]; through <= next; through += counts[last])
        {
            last++;
        }

        return (first, last, before);
    }

    /// <summary>Few keys are in the range as a rule, so that most vectors of them are passed over.</summary>
    /// <param name="kept">As long as <paramref name="keys"/>, or the same.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static Span<int> Keep(ReadOnlySpan<int> keys, KeyRange range, Span<int> kept)
    {
        var count = 0;
        for (var start = 0; start < keys.Length; start += Vector<int>.Count)
        {
            var some = keys[start..Math.Min(start + Vector<int>.Count, keys.Length)];
            if (some.Length == Vector<int>.Count && !range.HasAny(new Vector<int>(some)))
            {
                continue;
            }

            foreach (var key in some)
            {
                kept[count] = key;
                count += range.Has(key) ? 1 : 0;
            }
        }

        return kept[..count];
    }

    /// <summary>Of a bucket.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static int Greatest(ReadOnlySpan<int> keys, int smallest, int shift, int bucket)
    {
        var greatest = int.MinValue;
        foreach (var key in keys)
        {
            greatest = BucketOf(key, smallest, shift) == bucket ? Math.Max(greatest, key) : greatest;
        }

        return greatest;
    }

    /// <summary>Of a bucket.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static int Smallest(ReadOnlySpan<int> keys, int smallest, int shift, int bucket)
    {
        var found = int.MaxValue;
        foreach (var key in keys)
        {
            found = BucketOf(key, smallest, shift) == bucket ? Math.Min(found, key) : found;
        }

        return found;
    }

    private static int BucketOf(int key, int smallest, int shift) => (int)((uint)(key - smallest) >> shift);

    /// <summary>The keys of some buckets that follow each other.</summary>
    private readonly struct KeyRange(int smallest, int shift, int first, int last)
    {
        private readonly int start = smallest + (first << shift);

        /// <summary>The distance of the last key from the first; all there are where the buckets take 32 bits.</summary>
        private readonly uint length = unchecked((uint)((last - first + 1) << shift) - 1);

        public bool Has(int key) => unchecked((uint)(key - start)) <= length;

        public bool HasAny(Vector<int> keys)
            => Vector.LessThanOrEqualAny(Vector.AsVectorUInt32(keys - new Vector<int>(start)), new Vector<uint>(length));
    }
}
