using FluentValidation;
using Reporting.Application.Rules;
using Reporting.Domain.Flags.Reports;

namespace Reporting.Application.Flags.Events;

internal static class EventFilterRules
{
    /// <summary>What a text searched for may have. What it costs grows with its length, for each event looked at.</summary>
    public const int MaxTextLength = 200;

    public static void MustSearchAShortText<TQuery>(this AbstractValidator<TQuery> validator, Func<TQuery, EventFilter> filter)
        => validator.RuleFor(query => filter(query).Text)
            .Must(text => text is null || text.Length <= MaxTextLength).WithErrorCode(ErrorCodes.TextTooLong)
            .OverridePropertyName("Query");
}
