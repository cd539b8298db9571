using System.Globalization;
using Reporting.Dashboard.Formats;
using Reporting.Domain.Time;

namespace Reporting.Dashboard.Charts;

/// <summary>Where the days below a chart are named, and how.</summary>
public static class DayTicks
{
    private const int MaxCount = 8;

    /// <param name="days">The first day of each point, ascending.</param>
    /// <returns>The index of each named point with its label; every second one may be left out where there is little room.</returns>
    public static IReadOnlyList<(int Index, string Label)> Of(IReadOnlyList<DateOnly> days, CivilInterval interval, Texts texts)
    {
        if (days.Count == 0)
        {
            return [];
        }

        if (interval == CivilInterval.Month || days[^1].DayNumber - days[0].DayNumber > 190)
        {
            return Months(days);
        }

        var step = StepOf(days.Count, interval);
        var offset = interval == CivilInterval.Day && step % IsoWeek.Days == 0 ? MondayOf(days) : 0;
        return [.. Enumerable.Range(0, days.Count).Where(index => index >= offset && (index - offset) % step == 0).Select(index => (index, texts.Day(days[index])))];
    }

    /// <summary>So many points apart that at most eight are named; of days whole weeks, where there are weeks.</summary>
    private static int StepOf(int count, CivilInterval interval)
    {
        var minStep = (count + MaxCount - 1) / MaxCount;
        return interval != CivilInterval.Day || minStep <= 2 ? minStep : (minStep + IsoWeek.Days - 1) / IsoWeek.Days * IsoWeek.Days;
    }

    private static int MondayOf(IReadOnlyList<DateOnly> days) => days.TakeWhile(day => day.DayOfWeek != DayOfWeek.Monday).Count();

    /// <summary>The first point of each month, quarter or year, whichever are few enough.</summary>
    private static IReadOnlyList<(int Index, string Label)> Months(IReadOnlyList<DateOnly> days)
    {
        int[] apart = [1, 2, 3, 6, 12, 24, 60];
        foreach (var months in apart)
        {
            var ticks = Enumerable.Range(0, days.Count)
                .Where(index => index == 0 ? IsFirst(days[0], months) : NumberOf(days[index]) / months != NumberOf(days[index - 1]) / months)
                .ToList();
            if (ticks.Count <= MaxCount + 1)
            {
                return [.. ticks.Select(index => (index, days[index].ToString(months >= 12 ? "yyyy" : "MMM ’yy", CultureInfo.InvariantCulture)))];
            }
        }

        return [];
    }

    private static bool IsFirst(DateOnly day, int months) => day.Day == 1 && NumberOf(day) % months == 0;

    private static int NumberOf(DateOnly day) => (day.Year * 12) + day.Month - 1;
}
