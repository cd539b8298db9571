namespace Reporting.Application.Rules;

/// <summary>What can be wrong with a question; each dialect has its own words for them.</summary>
internal static class ErrorCodes
{
    public const string TimeFormat = "time.format";
    public const string TimeZero = "time.zero";
    public const string TimeInFuture = "time.future";
    public const string TimeNotMidnight = "time.midnight";
    public const string TimeNotOnHour = "time.hour";
    public const string WindowReversed = "window.reversed";
    public const string IntervalUnknown = "interval.unknown";
    public const string LastIntervalShort = "interval.last";
    public const string SectionUnknown = "section.unknown";
    public const string TzOffsetRange = "tz_offset.range";
    public const string ZoneOrOffset = "zone.or_offset";
    public const string ZoneUnknown = "zone.unknown";
    public const string DayInFuture = "day.future";
    public const string DayTooEarly = "day.early";
    public const string DayAfterTomorrow = "day.after_tomorrow";
    public const string RangeTooLong = "range.length";
    public const string TooManyPoints = "interval.points";
    public const string TooManyIntervals = "interval.count";
    public const string TextTooLong = "text.length";
}
