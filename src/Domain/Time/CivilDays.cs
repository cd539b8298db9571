namespace Reporting.Domain.Time;

/// <summary>The days of a place: of a fixed offset, or of a time zone across its changes.</summary>
public sealed class CivilDays
{
    private readonly Func<DateOnly, DateTimeOffset> start;
    private readonly Func<DateTimeOffset, TimeSpan> offset;

    private CivilDays(string name, Func<DateOnly, DateTimeOffset> start, Func<DateTimeOffset, TimeSpan> offset)
    {
        Name = name;
        this.start = start;
        this.offset = offset;
    }

    /// <summary>Tells places apart whose days differ.</summary>
    public string Name { get; }

    public static CivilDays Of(TzOffset offset)
        => new($"{offset.Hours}", day => new DateTimeOffset(day, TimeOnly.MinValue, offset.Span), _ => offset.Span);

    public static CivilDays Of(TimeZoneInfo zone)
        => new(zone.Id, day => FirstInstant(day, zone), zone.GetUtcOffset);

    public DateTimeOffset StartOf(DateOnly day) => start(day);

    public TimeSpan OffsetAt(DateTimeOffset instant) => offset(instant);

    public DateOnly DayOf(DateTimeOffset instant) => DateOnly.FromDateTime(instant.ToOffset(OffsetAt(instant)).DateTime);

    /// <summary>A day begins at its first midnight, or where the clock was put forward over midnight, at that change.</summary>
    private static DateTimeOffset FirstInstant(DateOnly day, TimeZoneInfo zone)
    {
        var midnight = day.ToDateTime(TimeOnly.MinValue);
        if (zone.IsAmbiguousTime(midnight))
        {
            return new DateTimeOffset(midnight, zone.GetAmbiguousTimeOffsets(midnight).Max());
        }

        var offsetBefore = zone.GetUtcOffset(midnight.AddDays(-1));
        return zone.IsInvalidTime(midnight)
            ? new DateTimeOffset(midnight, offsetBefore)
            : new DateTimeOffset(midnight, zone.GetUtcOffset(midnight));
    }
}
