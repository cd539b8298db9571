namespace Reporting.Domain.Time;

/// <summary>Whole hours east of UTC, from -12 to 14: the civil offsets in use.</summary>
public readonly record struct TzOffset
{
    public const int Min = -12;
    public const int Max = 14;

    /// <exception cref="ArgumentOutOfRangeException">The hours are not between -12 and 14.</exception>
    public TzOffset(int hours)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(hours, Min);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(hours, Max);
        Hours = hours;
    }

    public int Hours { get; }

    public TimeSpan Span => TimeSpan.FromHours(Hours);
}
