using Npgsql;
using Reporting.Domain.Time;

namespace Reporting.Infrastructure.Workspaces.Reports;

/// <summary>
/// A window's half hours as whole UTC days, for which day rows answer, and the cut days before and after them, for which
/// half hours do.
/// </summary>
internal readonly record struct WindowDays
{
    public WindowDays(TimeWindow window)
    {
        var half = HalfHours.Within(window);
        FirstDay = Day(half.Start.AddDays(1).AddTicks(-1));
        EndDay = Day(half.End);
        (HeadStart, HeadEnd) = (half.Start, FirstDay < EndDay ? Midnight(FirstDay) : half.End);
        (TailStart, TailEnd) = (FirstDay < EndDay ? Midnight(EndDay) : half.End, half.End);
        EndDay = EndDay < FirstDay ? FirstDay : EndDay;
    }

    public DateOnly FirstDay { get; }

    /// <summary>The day after the last whole day.</summary>
    public DateOnly EndDay { get; }

    public DateTimeOffset HeadStart { get; }

    public DateTimeOffset HeadEnd { get; }

    public DateTimeOffset TailStart { get; }

    public DateTimeOffset TailEnd { get; }

    public IEnumerable<NpgsqlParameter> ToParameters()
        =>
        [
            new NpgsqlParameter<DateOnly>("first_day", FirstDay),
            new NpgsqlParameter<DateOnly>("end_day", EndDay),
            new NpgsqlParameter<DateTimeOffset>("head_start", HeadStart),
            new NpgsqlParameter<DateTimeOffset>("head_end", HeadEnd),
            new NpgsqlParameter<DateTimeOffset>("tail_start", TailStart),
            new NpgsqlParameter<DateTimeOffset>("tail_end", TailEnd),
        ];

    private static DateOnly Day(DateTimeOffset instant) => DateOnly.FromDateTime(instant.UtcDateTime);

    private static DateTimeOffset Midnight(DateOnly day) => new(day.ToDateTime(TimeOnly.MinValue), TimeSpan.Zero);
}
