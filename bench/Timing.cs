using System.Diagnostics;

namespace Reporting.Bench;

internal static class Timing
{
    /// <summary>The median time in milliseconds of some runs, after one that does not count; a slow one is run less often.</summary>
    public static async Task<double> MedianAsync(int runs, TimeSpan budget, Func<Task> work)
    {
        await work();
        var times = new List<double>();
        var started = Stopwatch.GetTimestamp();
        while (times.Count < runs && (times.Count < 3 || Stopwatch.GetElapsedTime(started) < budget))
        {
            times.Add(await OnceAsync(work));
        }

        return Median(times);
    }

    public static async Task<double> OnceAsync(Func<Task> work)
    {
        var started = Stopwatch.GetTimestamp();
        await work();
        return Stopwatch.GetElapsedTime(started).TotalMilliseconds;
    }

    public static double Median(IReadOnlyCollection<double> times)
    {
        var sorted = times.Order().ToList();
        return (sorted[(sorted.Count - 1) / 2] + sorted[sorted.Count / 2]) / 2;
    }
}
