using Reporting.Domain.Time;
using Reporting.Infrastructure.Workspaces.Derived;

namespace Reporting.Infrastructure.Workspaces.Reports;

/// <summary>The half hours that windows have of each UTC day, as bits, ready to be laid over packed days.</summary>
/// <param name="windows">They ascend and do not overlap.</param>
internal sealed class WindowHalfHours(params IReadOnlyList<TimeWindow> windows)
{
    private readonly IReadOnlyList<TimeWindow> windows = [.. windows.Select(HalfHours.Within)];

    public int Count => windows.Count;

    /// <summary>Every day that a window has a half hour of.</summary>
    public DayRange Days
    {
        get
        {
            var used = windows.Where(window => !window.IsEmpty).ToList();
            return used.Count == 0 ? default : new DayRange(Day(used[0].Start), DayAfter(used[^1].End.AddTicks(-1)));
        }
    }

    /// <summary>The days of which not every half hour belongs to the first window, for a single window.</summary>
    public IEnumerable<DayRange> CutDays
        => new[] { Days.First, Days.End.AddDays(Days.End > Days.First ? -1 : 0) }
            .Distinct()
            .Where(day => Of(day) is not 0 and not PackedDay.AllHalfHours)
            .Select(day => new DayRange(day, day.AddDays(1)));

    /// <summary>The half hours of the first window on a day, for a single window.</summary>
    public ulong Of(DateOnly day) => Of(windows[0], Midnight(day));

    /// <summary>Whether every half hour of a day belongs to the same window.</summary>
    public bool IsWhole(DateOnly day)
    {
        var window = FirstEndingAfter(Midnight(day));
        return window < windows.Count && Of(windows[window], Midnight(day)) == PackedDay.AllHalfHours;
    }

    /// <summary>The windows that have half hours of a day, ascending.</summary>
    public IEnumerable<(int Window, ulong HalfHours)> On(DateOnly day)
    {
        var midnight = Midnight(day);
        for (var index = FirstEndingAfter(midnight); index < windows.Count && windows[index].Start < midnight.AddDays(1); index++)
        {
            if (Of(windows[index], midnight) is not 0 and var halfHours)
            {
                yield return (index, halfHours);
            }
        }
    }

    private static ulong Of(TimeWindow window, DateTimeOffset midnight)
    {
        var (first, end) = (Slot(window.Start, midnight), Slot(window.End, midnight));
        return end <= first ? 0 : ((1UL << (end - first)) - 1) << first;
    }

    private static int Slot(DateTimeOffset instant, DateTimeOffset midnight)
        => (int)Math.Clamp((instant - midnight).Ticks / HalfHours.Length.Ticks, 0, HalfHours.InDay);

    private static DateOnly Day(DateTimeOffset instant) => DateOnly.FromDateTime(instant.UtcDateTime);

    private static DateOnly DayAfter(DateTimeOffset instant) => Day(instant) < DateOnly.MaxValue ? Day(instant).AddDays(1) : DateOnly.MaxValue;

    private static DateTimeOffset Midnight(DateOnly day) => new(day.ToDateTime(TimeOnly.MinValue), TimeSpan.Zero);

    private int FirstEndingAfter(DateTimeOffset instant)
    {
        var (low, high) = (0, windows.Count);
        while (low < high)
        {
            var middle = (low + high) / 2;
            (low, high) = windows[middle].End <= instant ? (middle + 1, high) : (low, middle);
        }

        return low;
    }
}
