using FluentValidation;
using Reporting.Application.Ingestion.Rules;
using Reporting.Application.Ingestion.Wire;
using Reporting.Domain.Flags.Records;
using Reporting.Domain.Ingestion;

namespace Reporting.Application.Flags.Records;

internal sealed class FlagEventValidator : RecordValidator<FlagEvent>
{
    public FlagEventValidator() => RuleFor(each => each.Tags).Custom(CheckTags);

    /// <summary>A tag must have a type and a value; it is kept as it was sent.</summary>
    private static void CheckTags(IReadOnlyList<RawJson>? tags, ValidationContext<FlagEvent> context)
    {
        for (var index = 0; index < tags?.Count; index++)
        {
            foreach (var (member, message) in RequiredTexts.FaultsOf(tags[index], "type", "value"))
            {
                context.AddFailure(member is null ? $"Tags[{index}]" : $"Tags[{index}].{member}", message);
            }
        }
    }
}

internal sealed class FlagMetricValidator : RecordValidator<FlagMetric>
{
    public FlagMetricValidator()
    {
        RuleFor(metric => metric.Variants)
            .Must(variants => variants is null || variants.Values.All(count => count >= 0))
            .WithMessage("must not have negative counts");
    }
}
