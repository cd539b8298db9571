using FluentValidation;
using Reporting.Domain.Time;

namespace Reporting.Application.Rules;

/// <summary>A query about days that its caller places by an offset or by a zone.</summary>
internal interface IDaysQuery
{
    /// <summary>Whole hours east of UTC.</summary>
    long TzOffset { get; }

    ZoneInput? Timezone { get; }

    DateTimeOffset Now { get; }
}

internal static class ZoneRules
{
    /// <summary>An offset in civil use, or a known zone; not both.</summary>
    public static void MustPlaceItsDays<TQuery>(this AbstractValidator<TQuery> validator)
        where TQuery : IDaysQuery
    {
        validator.RuleFor(query => query.TzOffset)
            .Must(hours => hours is >= Domain.Time.TzOffset.Min and <= Domain.Time.TzOffset.Max).WithErrorCode(ErrorCodes.TzOffsetRange);
        validator.RuleFor(query => query.Timezone)
            .Must((query, zone) => zone is null || query.TzOffset == 0).WithErrorCode(ErrorCodes.ZoneOrOffset)
            .Must(zone => zone is null or { Zone: not null }).WithErrorCode(ErrorCodes.ZoneUnknown);
    }

    /// <summary>The days of a valid query.</summary>
    public static CivilDays Days(this IDaysQuery query)
        => query.Timezone?.Zone is { } zone
            ? CivilDays.Of(zone)
            : CivilDays.Of(new TzOffset((int)query.TzOffset));
}
