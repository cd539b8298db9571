using FluentValidation.Results;
using Reporting.Application.Flags.Events;
using Reporting.Application.Rules;

namespace Reporting.Api.Native;

/// <summary>The messages for parameters of reports that break a rule.</summary>
internal static class ReportFaultMessages
{
    /// <summary>The fault under the name of its parameter; null where it is of no report.</summary>
    public static FieldProblem? Of(ValidationFailure fault)
    {
        var parameter = fault.PropertyName switch
        {
            "StartTime" or "From" => "from",
            "EndTime" or "To" => "to",
            var other => other.ToLowerInvariant(),
        };
        return MessageOf(fault, parameter) is { } message ? new FieldProblem(parameter, message) : null;
    }

    private static string? MessageOf(ValidationFailure fault, string parameter) => fault.ErrorCode switch
    {
        ErrorCodes.TimeZero => "must be after 1970-01-01T00:00:00Z",
        ErrorCodes.DayTooEarly => "must not be before 1970-01-01",
        ErrorCodes.TimeInFuture or ErrorCodes.DayInFuture or ErrorCodes.DayAfterTomorrow => "must not be in the future",
        ErrorCodes.TimeNotMidnight => "must be a day, or the first instant of one",
        ErrorCodes.TimeNotOnHour => "must be a day, or a full hour",
        ErrorCodes.WindowReversed => parameter is "from" ? "must not be after to" : "must not be before from",
        ErrorCodes.RangeTooLong => fault.CustomState is 1 ? "must not be more than a year from the other end" : $"must not be more than {fault.CustomState} years from the other end",
        ErrorCodes.TooManyIntervals => $"must not give more than {fault.CustomState} intervals",
        ErrorCodes.TextTooLong => $"must have at most {EventFilterRules.MaxTextLength} characters",
        _ => null,
    };
}
