using FluentValidation;
using Reporting.Application.Reports;
using Reporting.Domain.Time;

namespace Reporting.Application.Rules;

/// <summary>The time that a report is about, and the zone whose days, weeks and months it counts by.</summary>
/// <param name="Timezone">The IANA name of a known zone.</param>
internal sealed record ReportSpan(DateTimeOffset Start, DateTimeOffset End, string Timezone)
{
    /// <summary>The window of a valid span.</summary>
    public TimeWindow ToWindow() => new(Start, End);

    /// <summary>The intervals of a valid span, ascending; the first and the last are cut at its ends.</summary>
    public IReadOnlyList<(DateOnly FirstDay, TimeWindow Window)> Split(CivilInterval interval)
        => interval.Split(CivilDays.Of(TimeZoneInfo.FindSystemTimeZoneById(Timezone)), ToWindow());
}

/// <summary>A query about a span of time.</summary>
internal interface ISpanQuery
{
    ReportSpan Span { get; }
}

/// <summary>A query that is answered by intervals of its span.</summary>
internal interface IIntervalsQuery : ISpanQuery
{
    CivilInterval Interval { get; }
}

internal static class SpanRules
{
    /// <summary>Does not end before it starts.</summary>
    public static void MustBeASpan<TQuery>(this AbstractValidator<TQuery> validator)
        where TQuery : ISpanQuery
        => validator.RuleFor(query => query.Span.End)
            .Must((query, end) => end >= query.Span.Start).WithErrorCode(ErrorCodes.WindowReversed)
            .OverridePropertyName("To");

    /// <summary>A span for which everything that happened in it is read again: at most a year.</summary>
    public static void MustBeAShortSpan<TQuery>(this AbstractValidator<TQuery> validator)
        where TQuery : ISpanQuery
    {
        validator.StopAtFirst();
        validator.MustBeASpan();
        validator.RuleFor(query => query.Span)
            .Must(span => span.Start.Year == DateTimeOffset.MaxValue.Year || span.Start.AddYears(1).AddDays(1) >= span.End).WithErrorCode(ErrorCodes.RangeTooLong).WithState(_ => 1)
            .OverridePropertyName("To");
    }

    /// <summary>A span that is not longer than it may be, and has not too many intervals.</summary>
    public static void MustHaveIntervals<TQuery>(this AbstractValidator<TQuery> validator, ReportLimits limits)
        where TQuery : IIntervalsQuery
    {
        validator.StopAtFirst();
        validator.MustBeASpan();
        validator.RuleFor(query => query.Span)
            .Must(span => span.Start.Year + limits.MaxYears > DateTimeOffset.MaxValue.Year || span.Start.AddYears(limits.MaxYears) >= span.End).WithErrorCode(ErrorCodes.RangeTooLong).WithState(_ => limits.MaxYears)
            .OverridePropertyName("To");
        validator.RuleFor(query => query.Interval)
            .Must((query, interval) => interval.MaxCount(query.Span.ToWindow()) <= limits.MaxIntervals + 2L)
            .WithErrorCode(ErrorCodes.TooManyIntervals)
            .WithState(_ => limits.MaxIntervals);
    }
}
