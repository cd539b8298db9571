namespace Reporting.Domain.Time;

/// <summary>A half-open span of time <c>[Start, End)</c>; each end keeps the offset that its caller gave.</summary>
public readonly record struct TimeWindow
{
    /// <exception cref="ArgumentException"><paramref name="end"/> is before <paramref name="start"/>.</exception>
    public TimeWindow(DateTimeOffset start, DateTimeOffset end)
    {
        if (end < start)
        {
            throw new ArgumentException("A window cannot end before it starts.", nameof(end));
        }

        Start = start;
        End = end;
    }

    /// <summary>A window without an end.</summary>
    public static TimeWindow Since(DateTimeOffset start) => new(start, DateTimeOffset.MaxValue);

    public DateTimeOffset Start { get; }

    public DateTimeOffset End { get; }

    public DateTimeOffset StartUtc => Start.ToUniversalTime();

    public DateTimeOffset EndUtc => End.ToUniversalTime();

    public bool IsEmpty => Start == End;

    public TimeSpan Length => End - Start;

    public bool Contains(DateTimeOffset time) => time >= Start && time < End;
}
