using System.Globalization;

namespace Reporting.Application.Flags.Statistics;

/// <summary>How many edge nodes were up on average, by month of UTC.</summary>
internal static class EdgeUsage
{
    public const int Months = 12;

    private static readonly TimeSpan Bucket = TimeSpan.FromMinutes(5);

    /// <summary>The first day of the first of twelve months that end with the running one.</summary>
    public static DateOnly FirstMonth(StatisticsTime time) => MonthOf(time.Today).AddMonths(1 - Months);

    /// <summary>The first day that no longer counts.</summary>
    public static DateOnly End(StatisticsTime time) => time.IsPast ? time.Today.AddDays(1) : MonthOf(time.Today).AddMonths(1);

    /// <summary>The end of the five minutes that are running.</summary>
    public static DateTimeOffset NextBucket(DateTimeOffset now) => new(now.UtcTicks - (now.UtcTicks % Bucket.Ticks) + Bucket.Ticks, TimeSpan.Zero);

    /// <summary>Means of all months, newest first: nodes over the whole spans of five minutes that the month has had.</summary>
    public static IReadOnlyDictionary<string, double> Average(StatisticsTime time, IReadOnlyDictionary<DateOnly, long> nodes)
    {
        var means = new OrderedDictionary<string, double>(Months, StringComparer.Ordinal);
        for (var month = MonthOf(time.Today); month >= FirstMonth(time); month = month.AddMonths(-1))
        {
            means.Add(month.ToString("yyyy-MM", CultureInfo.InvariantCulture), Mean(nodes.GetValueOrDefault(month), BucketsOf(month, time.End)));
        }

        return means;
    }

    /// <summary>In a month's first minutes one span counts, though it is not whole.</summary>
    private static long BucketsOf(DateOnly month, DateTimeOffset end)
    {
        var monthEnd = StatisticsTime.StartOf(month.AddMonths(1));
        return Math.Max(1, ((end < monthEnd ? end : monthEnd) - StatisticsTime.StartOf(month)).Ticks / Bucket.Ticks);
    }

    private static double Mean(long nodes, long buckets) => (double)Math.Round((decimal)nodes / buckets, 3, MidpointRounding.AwayFromZero);

    private static DateOnly MonthOf(DateOnly day) => new(day.Year, day.Month, 1);
}
