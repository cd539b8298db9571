namespace Reporting.Domain.Time;

/// <summary>A part of the calendar that reports count by.</summary>
public enum CivilInterval
{
    Day,

    /// <summary>From Monday to Sunday.</summary>
    Week,

    /// <summary>A calendar month.</summary>
    Month,
}

public static class CivilIntervals
{
    private const int ShortestMonth = 28;

    /// <summary>The first day of the interval that holds a day.</summary>
    public static DateOnly FirstDay(this CivilInterval interval, DateOnly day) => interval switch
    {
        CivilInterval.Week => IsoWeek.Of(day).Monday,
        CivilInterval.Month => new DateOnly(day.Year, day.Month, 1),
        _ => day,
    };

    /// <summary>The first day of another interval.</summary>
    /// <param name="first">The first day of an interval.</param>
    /// <param name="count">How many intervals later; negative for earlier.</param>
    public static DateOnly Later(this CivilInterval interval, DateOnly first, int count) => interval switch
    {
        CivilInterval.Week => first.AddDays(IsoWeek.Days * count),
        CivilInterval.Month => first.AddMonths(count),
        _ => first.AddDays(count),
    };

    /// <summary>The intervals that a window touches, ascending; the first and the last are cut at the ends of the window.</summary>
    public static IReadOnlyList<(DateOnly FirstDay, TimeWindow Window)> Split(this CivilInterval interval, CivilDays days, TimeWindow window)
    {
        var parts = new List<(DateOnly, TimeWindow)>();
        var (first, start) = (interval.FirstDay(days.DayOf(window.Start)), window.Start);
        while (start < window.End)
        {
            var next = interval.Later(first, 1);
            var end = days.StartOf(next) is var change && change < window.End ? change : window.End;
            parts.Add((first, new TimeWindow(start, end)));
            (first, start) = (next, end);
        }

        return parts;
    }

    /// <summary>How many intervals a window touches, at most.</summary>
    public static long MaxCount(this CivilInterval interval, TimeWindow window) => 2 + ((long)window.Length.TotalDays / interval switch
    {
        CivilInterval.Week => IsoWeek.Days,
        CivilInterval.Month => ShortestMonth,
        _ => 1,
    });
}
