using Reporting.Application.Flags.Statistics;
using Reporting.Domain.Flags.Reports;
using Reporting.Domain.Time;

namespace Reporting.Application.Flags.Insights;

/// <summary>The days and weeks that insights tell of: none before the instance's first record, none after today.</summary>
internal sealed record InsightRange(DateOnly FirstDay, DateOnly LastDay, DateOnly Today, IReadOnlyList<InsightWeek> Weeks)
{
    /// <summary>What is to be read, where there are weeks.</summary>
    public InsightPeriod Period => new(FirstDay, LastDay, Weeks[0].Week, Weeks[^1].Week, StatisticsTime.StartOf(Today.AddDays(1)));

    /// <param name="start">The day of the instance's first record; null where it has none.</param>
    public static InsightRange Of(DateOnly first, DateOnly last, DateOnly today, DateOnly? start)
    {
        if (start is not { } known)
        {
            return new InsightRange(first, last, today, []);
        }

        var weeks = new List<InsightWeek>();
        for (var week = IsoWeek.Of(Later(first, known)); week.Monday <= last && week.Monday <= today; week = week.Next)
        {
            weeks.Add(InsightWeek.Of(week, today));
        }

        return new InsightRange(Later(first, known), Earlier(last, today), today, weeks);
    }

    private static DateOnly Earlier(DateOnly left, DateOnly right) => left < right ? left : right;

    private static DateOnly Later(DateOnly left, DateOnly right) => left > right ? left : right;
}

/// <summary>A week of insights.</summary>
/// <param name="Date">The last millisecond of its Sunday, of the running week that of today.</param>
/// <param name="End">Exclusive.</param>
internal sealed record InsightWeek(IsoWeek Week, string Name, DateTimeOffset Date, DateTimeOffset End, bool IsRunning)
{
    private static readonly TimeSpan Millisecond = TimeSpan.FromMilliseconds(1);

    public DateOnly Monday => Week.Monday;

    public static InsightWeek Of(IsoWeek week, DateOnly today)
    {
        var isRunning = week.Sunday >= today;
        var end = StatisticsTime.StartOf((isRunning ? today : week.Sunday).AddDays(1));
        return new InsightWeek(week, week.Name, end - Millisecond, end, isRunning);
    }

    public static DateTimeOffset EndOf(DateOnly day) => StatisticsTime.StartOf(day.AddDays(1)) - Millisecond;
}
