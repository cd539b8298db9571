using System.Runtime.CompilerServices;

namespace Reporting.Infrastructure.Workspaces.Reports;

/// <summary>Finds the keys of a rank without sorting them all: counts keys by bucket and goes on with the bucket that holds the rank.</summary>
/// <remarks>Its loops are optimised from the first call: one report goes through millions of keys, before the runtime has seen that it should.</remarks>
internal static class RankedKeys
{
    private const int Buckets = 256;

    /// <summary>At most this many keys are sorted.</summary>
    private const int Few = 32;

    /// <param name="rank">From 0.</param>
    /// <param name="scratch">As long as <paramref name="keys"/>.</param>
    /// <returns>The key of the rank, and that of the next rank; the same twice where there is no next.</returns>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static (int Key, int Next) Around(ReadOnlySpan<int> keys, int rank, Span<int> scratch)
    {
        Span<int> counts = stackalloc int[Buckets];
        while (keys.Length > Few)
        {
            var (smallest, shift) = Spread(keys);
            var (bucket, before) = Find(keys, smallest, shift, rank, counts);
            if (rank + 1 == before + counts[bucket] && rank + 1 < keys.Length)
            {
                return (Greatest(keys, smallest, shift, bucket), SmallestAfter(keys, smallest, shift, bucket));
            }

            if (shift == 0)
            {
                return (smallest + bucket, smallest + bucket);
            }

            keys = Keep(keys, smallest, shift, bucket, scratch);
            rank -= before;
        }

        keys.CopyTo(scratch);
        var sorted = scratch[..keys.Length];
        sorted.Sort();
        return (sorted[rank], sorted[Math.Min(rank + 1, sorted.Length - 1)]);
    }

    /// <summary>The smallest key, and by how many bits the distance from it is shifted to get a bucket's number.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static (int Least, int Shift) Spread(ReadOnlySpan<int> keys)
    {
        var (smallest, greatest) = (keys[0], keys[0]);
        foreach (var key in keys)
        {
            smallest = Math.Min(smallest, key);
            greatest = Math.Max(greatest, key);
        }

        var shift = 0;
        while ((uint)(greatest - smallest) >> shift >= Buckets)
        {
            shift++;
        }

        return (smallest, shift);
    }

    /// <returns>The bucket that holds the rank, and how many keys are in those before it.</returns>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static (int Bucket, int Before) Find(ReadOnlySpan<int> keys, int smallest, int shift, int rank, Span<int> counts)
    {
        counts.Clear();
        foreach (var key in keys)
        {
            counts[BucketOf(key, smallest, shift)]++;
        }

        var (bucket, before) = (0, 0);
        while (before + counts[bucket] <= rank)
        {
            before += counts[bucket++];
        }

        return (bucket, before);
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static ReadOnlySpan<int> Keep(ReadOnlySpan<int> keys, int smallest, int shift, int bucket, Span<int> kept)
    {
        var count = 0;
        foreach (var key in keys)
        {
            kept[count] = key;
            count += BucketOf(key, smallest, shift) == bucket ? 1 : 0;
        }

        return kept[..count];
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static int Greatest(ReadOnlySpan<int> keys, int smallest, int shift, int bucket)
    {
        var greatest = smallest;
        foreach (var key in keys)
        {
            greatest = BucketOf(key, smallest, shift) <= bucket ? Math.Max(greatest, key) : greatest;
        }

        return greatest;
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static int SmallestAfter(ReadOnlySpan<int> keys, int smallest, int shift, int bucket)
    {
        var found = int.MaxValue;
        foreach (var key in keys)
        {
            found = BucketOf(key, smallest, shift) > bucket ? Math.Min(found, key) : found;
        }

        return found;
    }

    private static int BucketOf(int key, int smallest, int shift) => (int)((uint)(key - smallest) >> shift);
}
