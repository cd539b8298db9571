using System.Text.Json;
using FluentValidation.Results;
using Reporting.Application.Flags.Events;
using Reporting.Application.Rules;

namespace Reporting.Api.Unleash;

/// <summary>The message for each parameter that breaks a rule. Faults that were found while parameters were read have theirs already.</summary>
internal static class UnleashValidationMessages
{
    public static UnleashErrorDetail Of(ValidationFailure fault) => fault.ErrorCode switch
    {
        ErrorCodes.DayInFuture => Detail(fault, "must not be later than today."),
        ErrorCodes.DayTooEarly => Detail(fault, "must not be earlier than 1970-01-01."),
        ErrorCodes.DayAfterTomorrow => Detail(fault, "must not be later than tomorrow."),
        ErrorCodes.WindowReversed => Detail(fault, "must not be later than `/query/to`."),
        ErrorCodes.RangeTooLong => Detail(fault, "must not be more than 5 years before `/query/to`."),
        ErrorCodes.TextTooLong => Detail(fault, $"must NOT have more than {EventFilterRules.MaxTextLength} characters."),
        _ => new UnleashErrorDetail(fault.ErrorMessage, fault.PropertyName),
    };

    private static UnleashErrorDetail Detail(ValidationFailure fault, string words)
    {
        var path = $"/query/{JsonNamingPolicy.CamelCase.ConvertName(fault.PropertyName)}";
        return new UnleashErrorDetail($"The `{path}` property {words}", path);
    }
}
