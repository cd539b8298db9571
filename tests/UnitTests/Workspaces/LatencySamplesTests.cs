using System.Buffers.Binary;
using NUnit.Framework;
using Reporting.Infrastructure.Workspaces.Reports;
using Reporting.Testing;

namespace Reporting.UnitTests.Workspaces;

internal sealed class LatencySamplesTests
{
    [Test]
    public void No_sample_at_all_is_minus_one()
    {
        Assert.That(Of([]), Is.EqualTo((-1d, -1d)));
        Assert.That(Of([float.NaN, float.NaN]), Is.EqualTo((-1d, -1d)));
    }

    [Test]
    public void Half_hours_without_a_measurement_do_not_count()
    {
        Assert.That(Of([float.NaN, 10, float.NaN, 20, float.NaN]), Is.EqualTo((15d, 19.5)));
    }

    [Test]
    public Task Percentiles_are_those_of_the_sorted_samples() => Seeds.TryAsync(trials: 200, random =>
    {
        var samples = Enumerable.Range(0, random.Next(1, 3000)).Select(_ => Some(random)).ToArray();

        Assert.That(Of(samples), Is.EqualTo((Sorted(samples, 0.5), Sorted(samples, 0.95))));
        return Task.CompletedTask;
    });

    /// <summary>Alike, far apart, the same, and of either sign.</summary>
    private static float Some(Random random) => random.Next(6) switch
    {
        0 => 31.312f,
        1 => 0,
        2 => -random.NextSingle(),
        3 => random.NextSingle() * 1e30f,
        _ => 20 + random.NextSingle(),
    };

    private static double Sorted(float[] samples, double fraction)
    {
        float[] sorted = [.. samples.Order()];
        var position = fraction * (sorted.Length - 1);
        var index = (int)position;
        double below = sorted[index];
        double above = sorted[Math.Min(index + 1, sorted.Length - 1)];
        return below + ((above - below) * (position - index));
    }

    private static (double P50, double P95) Of(float[] samples)
    {
        var packed = new byte[samples.Length * sizeof(float)];
        for (var index = 0; index < samples.Length; index++)
        {
            BinaryPrimitives.WriteSingleLittleEndian(packed.AsSpan(index * sizeof(float)), samples[index]);
        }

        using var arena = new SampleArena();
        var latencies = new LatencySamples(arena, capacity: 3);
        latencies.Add(packed.AsSpan(0, packed.Length / 8 * sizeof(float)));
        latencies.Add(packed.AsSpan(packed.Length / 8 * sizeof(float)));
        var measured = new LatencySamples(arena, capacity: 3);
        if (!samples.Any(float.IsNaN))
        {
            measured.AddMeasured(packed.AsSpan(0, packed.Length / 8 * sizeof(float)));
            measured.AddMeasured(packed.AsSpan(packed.Length / 8 * sizeof(float)));
            Assert.That(measured.Percentiles(), Is.EqualTo(latencies.Percentiles()));
        }

        return latencies.Percentiles();
    }
}
