using System.Buffers.Binary;

namespace Reporting.Infrastructure.Workspaces.Reports;

/// <summary>The latencies of one user in milliseconds, single precision as they are kept.</summary>
internal static class LatencySamples
{
    /// <param name="packed">4 bytes each in network order, in any order of samples.</param>
    public static float[] Unpack(ReadOnlySpan<byte> packed)
    {
        var samples = new float[packed.Length / sizeof(float)];
        for (var index = 0; index < samples.Length; index++)
        {
            samples[index] = BinaryPrimitives.ReadSingleBigEndian(packed[(index * sizeof(float))..]);
        }

        return samples;
    }

    /// <summary>
    /// Median and 95th percentile, interpolated between the two nearest samples as SQL's <c>percentile_cont</c>; -1 when there
    /// is none. Puts the samples into another order.
    /// </summary>
    public static (double P50, double P95) Percentiles(Span<float> samples)
    {
        if (samples.IsEmpty)
        {
            return (-1, -1);
        }

        var median = 0.5 * (samples.Length - 1);
        var upper = 0.95 * (samples.Length - 1);
        var below = (int)median;
        return (Interpolate(samples, median), Interpolate(samples[below..], upper - below));
    }

    private static double Interpolate(Span<float> samples, double position)
    {
        var index = (int)position;
        double below = Select(samples, index);
        double above = index + 1 < samples.Length ? Least(samples[(index + 1)..]) : below;
        return below + ((above - below) * (position - index));
    }

    /// <summary>Quickselect: the sample at the index, with none greater before it and none smaller after it.</summary>
    private static float Select(Span<float> samples, int index)
    {
        var (low, high) = (0, samples.Length - 1);
        while (low < high)
        {
            var pivot = samples[low + ((high - low) / 2)];
            var (left, right) = (low, high);
            while (left <= right)
            {
                while (samples[left] < pivot)
                {
                    left++;
                }

                while (samples[right] > pivot)
                {
                    right--;
                }

                if (left <= right)
                {
                    (samples[left], samples[right]) = (samples[right], samples[left]);
                    left++;
                    right--;
                }
            }

            (low, high) = index <= right ? (low, right) : index >= left ? (left, high) : (index, index);
        }

        return samples[index];
    }

    private static float Least(ReadOnlySpan<float> samples)
    {
        var least = samples[0];
        foreach (var sample in samples[1..])
        {
            least = sample < least ? sample : least;
        }

        return least;
    }
}
