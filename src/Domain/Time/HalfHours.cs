namespace Reporting.Domain.Time;

/// <summary>Workspace usage is kept by half hours of UTC; a window holds those that lie wholly inside it.</summary>
public static class HalfHours
{
    public const int InDay = 48;

    public const int Minutes = 30;

    public static readonly TimeSpan Length = TimeSpan.FromMinutes(30);

    /// <summary>The start of the half hour that holds <paramref name="instant"/>, in UTC.</summary>
    public static DateTimeOffset Floor(DateTimeOffset instant)
        => new(instant.UtcTicks - (instant.UtcTicks % Length.Ticks), TimeSpan.Zero);

    /// <summary>The first half hour that starts at or after <paramref name="instant"/>, in UTC.</summary>
    public static DateTimeOffset Ceiling(DateTimeOffset instant)
    {
        var floor = Floor(instant);
        return floor == instant || floor.UtcTicks > DateTimeOffset.MaxValue.UtcTicks - Length.Ticks ? floor : floor + Length;
    }

    /// <summary>The window of the whole half hours inside <paramref name="window"/>, in UTC; cut ones are left out.</summary>
    public static TimeWindow Within(TimeWindow window)
    {
        var start = Ceiling(window.Start);
        var end = Floor(window.End);
        return end < start ? new TimeWindow(start, start) : new TimeWindow(start, end);
    }
}
