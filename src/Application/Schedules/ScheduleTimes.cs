using System.Globalization;
using System.Text.Json.Serialization;

namespace Reporting.Application.Schedules;

/// <summary>The times of a schedule, in the civil time of a zone.</summary>
/// <param name="DayOfWeek">Of a weekly one.</param>
/// <param name="DayOfMonth">Of a monthly one; in a month that has no such day its last.</param>
/// <param name="Zone">The IANA name of a known zone.</param>
internal sealed record ScheduleTimes(ScheduleInterval Interval, DayOfWeek? DayOfWeek, int? DayOfMonth, TimeOnly At, string Zone)
{
    private const string TimeFormat = "HH:mm";

    /// <summary>Longer than any schedule pauses, whatever a zone does to its days.</summary>
    private const int DaysLookedAt = 70;

    [JsonIgnore]
    public string Time => At.ToString(TimeFormat, CultureInfo.InvariantCulture);

    public static bool IsTime(string? text) => TimeOnly.TryParseExact(text, TimeFormat, CultureInfo.InvariantCulture, DateTimeStyles.None, out _);

    public static TimeOnly ParseTime(string text) => TimeOnly.ParseExact(text, TimeFormat, CultureInfo.InvariantCulture);

    /// <summary>The first time after a moment.</summary>
    public DateTimeOffset NextAfter(DateTimeOffset moment)
    {
        var zone = TimeZoneInfo.FindSystemTimeZoneById(Zone);
        var today = DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(moment, zone).DateTime);
        return Enumerable.Range(-1, DaysLookedAt)
            .Select(today.AddDays)
            .Where(IsDay)
            .Select(day => MomentOf(day, zone))
            .First(time => time > moment);
    }

    /// <summary>The last time up to a moment, which is not before the first one.</summary>
    public DateTimeOffset LastUntil(DateTimeOffset moment, DateTimeOffset first)
    {
        var last = first;
        for (var next = NextAfter(first); next <= moment; next = NextAfter(next))
        {
            last = next;
        }

        return last;
    }

    /// <summary>
    /// Each day once: of a time that the clock shows twice the first, and one that the clock leaves out as long after midnight as on other days, which the
    /// clock then shows as an hour later.
    /// </summary>
    private DateTimeOffset MomentOf(DateOnly day, TimeZoneInfo zone)
    {
        var local = day.ToDateTime(At);
        var offset = zone.IsAmbiguousTime(local) ? zone.GetAmbiguousTimeOffsets(local).Max()
            : zone.IsInvalidTime(local) ? zone.GetUtcOffset(local.AddDays(-1))
            : zone.GetUtcOffset(local);
        return new DateTimeOffset(local, offset).ToUniversalTime();
    }

    private bool IsDay(DateOnly day) => Interval switch
    {
        ScheduleInterval.Day => true,
        ScheduleInterval.Week => day.DayOfWeek == DayOfWeek,
        _ => day.Day == Math.Min(DayOfMonth!.Value, DateTime.DaysInMonth(day.Year, day.Month)),
    };
}
