using System.Buffers.Binary;

namespace Reporting.Infrastructure.Workspaces.Reports;

/// <summary>Latencies in milliseconds, ascending, as they are kept: single precision.</summary>
internal readonly struct LatencySamples
{
    private readonly float[] ascending;

    private LatencySamples(float[] ascending) => this.ascending = ascending;

    /// <param name="packed">4 bytes each in network order, in any order of samples.</param>
    public static LatencySamples Unpack(ReadOnlySpan<byte> packed)
    {
        var samples = new float[packed.Length / sizeof(float)];
        for (var index = 0; index < samples.Length; index++)
        {
            samples[index] = BinaryPrimitives.ReadSingleBigEndian(packed[(index * sizeof(float))..]);
        }

        Array.Sort(samples);
        return new LatencySamples(samples);
    }

    /// <summary>Interpolated between the two nearest samples, as SQL's <c>percentile_cont</c>; -1 when there is none.</summary>
    public double Percentile(double fraction)
    {
        if (ascending.Length == 0)
        {
            return -1;
        }

        var position = fraction * (ascending.Length - 1);
        double below = ascending[(int)Math.Floor(position)];
        double above = ascending[(int)Math.Ceiling(position)];
        return below + ((above - below) * (position - Math.Floor(position)));
    }
}
