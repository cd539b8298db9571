using System.Text.Json;
using FluentValidation.Results;
using Reporting.Api.Coder.Go;
using Reporting.Api.Coder.Parameters;
using Reporting.Application.Rules;
using Reporting.Application.Workspaces;
using Reporting.Domain.Time;

namespace Reporting.Api.Coder;

/// <summary>The messages for bad parameters: all faults of form at once, else the first broken rule.</summary>
internal static class CoderValidationMessages
{
    private const string Several = "Query parameters have invalid values.";
    private const string One = "Query parameter has invalid value.";

    public static CoderError Of(IReadOnlyList<ValidationFailure> faults) => faults[0] switch
    {
        { ErrorCode: CoderErrorCodes.Form or ErrorCodes.TzOffsetRange or ErrorCodes.TooManyPoints } => new(Several, Validations: [.. faults.Select(Validation)]),
        { ErrorCode: CoderErrorCodes.PathUuid } fault => new($"Invalid UUID {GoQuote.Quote(fault.PropertyName)}.", fault.ErrorMessage),
        { ErrorCode: ErrorCodes.LastIntervalShort } => new(One, "Last report interval should have at least 6 days."),
        { ErrorCode: ErrorCodes.ZoneOrOffset } => new("Provide either \"timezone\" or \"tz_offset\", not both."),
        { ErrorCode: ErrorCodes.ZoneUnknown, AttemptedValue: ZoneInput zone } => new("Invalid timezone.", $"unknown time zone {zone.Name}"),
        var fault => new(One, Validations: [Validation(fault)]),
    };

    private static CoderValidation Validation(ValidationFailure fault)
    {
        var field = JsonNamingPolicy.SnakeCaseLower.ConvertName(fault.PropertyName.Split('[')[0]);
        return string.Equals(fault.ErrorCode, CoderErrorCodes.Form, StringComparison.Ordinal)
            ? new(fault.PropertyName, fault.ErrorMessage)
            : new(field, Detail(field, fault));
    }

    private static string Detail(string field, ValidationFailure fault) => (fault.ErrorCode, fault.AttemptedValue as TimeInput) switch
    {
        (ErrorCodes.TimeFormat, { } time) => $"Query param \"{field}\" must be a valid date format ({GoTime.Layout}): {time.Fault}",
        (ErrorCodes.TimeZero, _) => $"Query param \"{field}\" must not be zero",
        (ErrorCodes.TimeInFuture, _) => $"Query param \"{field}\" must not be in the future",
        (ErrorCodes.TimeNotMidnight, { } time) => $"Query param \"{field}\" must have the clock set to 00:00:00, got {time.Text}",
        (ErrorCodes.TimeNotOnHour, { } time) => $"Query param \"{field}\" must have the clock set to {time.Time.Hour:00}:00:00, got {time.Text}",
        (ErrorCodes.WindowReversed, _) => $"Query param \"{field}\" must be after than \"start_time\"",
        (ErrorCodes.IntervalUnknown, _) => $"must be one of [{ReportIntervals.Day} {ReportIntervals.Week}]",
        (ErrorCodes.SectionUnknown, _) => $"must be one of [{TemplatesBinder.IntervalReports} {TemplatesBinder.Report}]",
        (ErrorCodes.RangeTooLong, _) => $"Query param \"{field}\" must not be more than {fault.CustomState} years after \"start_time\"",
        (ErrorCodes.TooManyIntervals, _) => $"must not give more than {fault.CustomState} intervals",
        (ErrorCodes.TzOffsetRange, _) => $"must be between {TzOffset.Min} and {TzOffset.Max}",
        (ErrorCodes.TooManyPoints, _) => $"must not give more than {StatusInstants.Max} points",
        _ => fault.ErrorMessage,
    };
}
