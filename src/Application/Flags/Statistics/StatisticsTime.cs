using Reporting.Domain.Flags.Reports;

namespace Reporting.Application.Flags.Statistics;

/// <summary>The time that statistics are about: now, or the end of a day that is over. Days are days of UTC.</summary>
internal sealed record StatisticsTime
{
    private const int LicensedDays = 30;
    private static readonly TimeSpan Millisecond = TimeSpan.FromMilliseconds(1);

    /// <summary>Whatever an instance sends counts now, even if its clock is ahead.</summary>
    private static readonly DateTimeOffset Always = new(9999, 12, 31, 0, 0, 0, TimeSpan.Zero);

    private StatisticsTime(DateTimeOffset now, DateOnly? pastDay)
    {
        IsPast = pastDay is not null;
        Today = pastDay ?? DayOf(now);
        End = pastDay is { } day ? StartOf(day.AddDays(1)) : now;
    }

    public bool IsPast { get; }

    /// <summary>The day that is the running one then.</summary>
    public DateOnly Today { get; }

    /// <summary>Where windows end, exclusively.</summary>
    public DateTimeOffset End { get; }

    public DateOnly Yesterday => Today.AddDays(-1);

    public DateTimeOffset? AsOf => IsPast ? End - Millisecond : null;

    public DateTimeOffset Before => IsPast ? End : Always;

    public DateOnly LastDay => IsPast ? Today : DateOnly.MaxValue;

    public CountedSpan Span => new(Before, LastDay, End.AddDays(-LicensedDays));

    /// <param name="day">At most today, which is the same as none.</param>
    public static StatisticsTime Of(DateOnly? day, DateTimeOffset now) => new(now, day < DayOf(now) ? day : null);

    /// <summary>The first of so many days that end with today.</summary>
    public DateOnly FirstOfDays(int days) => Today.AddDays(1 - days);

    public static DateOnly DayOf(DateTimeOffset time) => DateOnly.FromDateTime(time.UtcDateTime);

    public static DateTimeOffset StartOf(DateOnly day) => new(day.ToDateTime(TimeOnly.MinValue), TimeSpan.Zero);
}
