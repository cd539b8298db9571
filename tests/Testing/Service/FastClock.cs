using System.Globalization;

namespace Reporting.Testing.Service;

/// <summary>
/// A clock that runs many times as fast as real time, the same in every process that is given the same text. Timers of an hour or more
/// run as fast as the clock, shorter ones in real time.
/// </summary>
internal sealed class FastClock(DateTimeOffset realStart, DateTimeOffset start, double speed) : TimeProvider
{
    private static readonly TimeSpan ShortestScaled = TimeSpan.FromHours(1);

    /// <summary>A clock that shows <paramref name="start"/> now.</summary>
    public static FastClock From(DateTimeOffset start, double speed) => new(System.GetUtcNow(), start, speed);

    /// <summary>A clock that stands still; all timers run in real time.</summary>
    public static FastClock StandingAt(DateTimeOffset moment) => new(moment, moment, speed: 0);

    /// <exception cref="FormatException">The text was not made by <see cref="ToString"/>.</exception>
    public static FastClock Parse(string text)
        => text.Split(' ') is [var real, var start, var speed]
            ? new FastClock(Moment(real), Moment(start), double.Parse(speed, CultureInfo.InvariantCulture))
            : throw new FormatException($"'{text}' is no clock.");

    public override DateTimeOffset GetUtcNow() => start + (System.GetUtcNow() - realStart) * speed;

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
        => System.CreateTimer(callback, state, Scaled(dueTime), Scaled(period));

    /// <summary>How long to wait, in real time, until the clock shows the moment.</summary>
    public TimeSpan Until(DateTimeOffset moment) => moment <= GetUtcNow() ? TimeSpan.Zero : (moment - GetUtcNow()) / speed;

    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{realStart:O} {start:O} {speed:R}");

    private TimeSpan Scaled(TimeSpan time) => speed > 1 && time >= ShortestScaled ? time / speed : time;

    private static DateTimeOffset Moment(string text) => DateTimeOffset.ParseExact(text, "O", CultureInfo.InvariantCulture);
}
