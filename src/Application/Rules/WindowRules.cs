using FluentValidation;
using Reporting.Domain.Time;

namespace Reporting.Application.Rules;

/// <summary>A query over a window that its caller gives.</summary>
internal interface IWindowQuery
{
    TimeInput StartTime { get; }

    TimeInput EndTime { get; }

    DateTimeOffset Now { get; }
}

/// <summary>The rules of windows, in the order in which they are reported.</summary>
internal static class WindowRules
{
    /// <summary>Starts at a midnight, ends at one or at an hour of today, does not reach beyond the running hour.</summary>
    public static void MustBeAWindow<TQuery>(this AbstractValidator<TQuery> validator)
        where TQuery : IWindowQuery
    {
        validator.RuleFor(query => query.StartTime)
            .MustBeATimeUpToNow()
            .Must(start => IsMidnight(start.Time)).WithErrorCode(ErrorCodes.TimeNotMidnight);
        validator.RuleFor(query => query.EndTime)
            .MustBeATimeUpToNow()
            .Must((query, end) => IsToday(end.Time, query.Now) || IsMidnight(end.Time)).WithErrorCode(ErrorCodes.TimeNotMidnight)
            .Must((query, end) => !IsToday(end.Time, query.Now) || IsOnHour(end.Time)).WithErrorCode(ErrorCodes.TimeNotOnHour)
            .Must((query, end) => end.Time >= query.StartTime.Time).WithErrorCode(ErrorCodes.WindowReversed);
    }

    /// <summary>The window of a valid query.</summary>
    public static TimeWindow Window(this IWindowQuery query) => new(query.StartTime.Time, query.EndTime.Time);

    /// <summary>Whether the window of a valid query is no longer than so many years of its own calendar.</summary>
    public static bool IsWithinYears(this IWindowQuery query, int years)
        => query.StartTime.Time.Year + years > DateTimeOffset.MaxValue.Year || query.StartTime.Time.AddYears(years) >= query.EndTime.Time;

    private static IRuleBuilderOptions<TQuery, TimeInput> MustBeATimeUpToNow<TQuery>(this IRuleBuilderInitial<TQuery, TimeInput> rule)
        where TQuery : IWindowQuery
        => rule
            .Must(input => input.Value is not null).WithErrorCode(ErrorCodes.TimeFormat)
            .Must(input => input.Time.UtcTicks != 0).WithErrorCode(ErrorCodes.TimeZero)
            .Must((query, input) => input.Time <= Hours.After(query.Now)).WithErrorCode(ErrorCodes.TimeInFuture);

    private static bool IsMidnight(DateTimeOffset time) => time is { Hour: 0, Minute: 0, Second: 0 };

    private static bool IsOnHour(DateTimeOffset time) => time is { Minute: 0, Second: 0 };

    private static bool IsToday(DateTimeOffset time, DateTimeOffset now) => time.Date == now.ToOffset(time.Offset).Date;
}
