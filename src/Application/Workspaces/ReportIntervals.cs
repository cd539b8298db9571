using Reporting.Domain.Time;

namespace Reporting.Application.Workspaces;

/// <summary>Intervals of a window: counted from its start in full days of 24 hours, the last one cut at its end.</summary>
internal static class ReportIntervals
{
    public const string Day = "day";
    public const string Week = "week";

    private static readonly TimeSpan MinLastWeek = TimeSpan.FromDays(6);

    public static bool IsKnown(string interval) => interval is Day or Week;

    /// <summary>A last week may lack a day, not more.</summary>
    public static bool LastIsLongEnough(TimeWindow window, string interval)
    {
        var last = TimeSpan.FromTicks(window.Length.Ticks % Length(Week).Ticks);
        return !IsWeek(interval) || last == TimeSpan.Zero || last >= MinLastWeek;
    }

    /// <summary>The intervals, with the offset of the window's start; none without an interval or in an empty window.</summary>
    public static IReadOnlyList<TimeWindow> Split(TimeWindow window, string interval)
        => interval.Length == 0 ? [] : [.. Steps(window, Length(interval))];

    /// <summary>How many intervals there are.</summary>
    public static long Count(TimeWindow window, string interval)
        => interval.Length == 0 ? 0 : (window.Length.Ticks + Length(interval).Ticks - 1) / Length(interval).Ticks;

    private static IEnumerable<TimeWindow> Steps(TimeWindow window, TimeSpan step)
    {
        var end = window.End.ToOffset(window.Start.Offset);
        for (var start = window.Start; start < end; start += step)
        {
            yield return new TimeWindow(start, end - start > step ? start + step : end);
        }
    }

    private static bool IsWeek(string interval) => string.Equals(interval, Week, StringComparison.Ordinal);

    private static TimeSpan Length(string interval) => TimeSpan.FromDays(IsWeek(interval) ? 7 : 1);
}
