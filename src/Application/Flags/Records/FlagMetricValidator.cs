using FluentValidation;
using Reporting.Application.Ingestion;
using Reporting.Domain.Flags.Records;

namespace Reporting.Application.Flags.Records;

internal sealed class FlagMetricValidator : AbstractValidator<FlagMetric>
{
    public FlagMetricValidator()
    {
        RuleFor(metric => metric.Flag).Key();
        RuleFor(metric => metric.AppName).Key();
        RuleFor(metric => metric.Environment).EnvironmentName();
        RuleFor(metric => metric.Timestamp).Plausible();
        RuleFor(metric => metric.Timestamp)
            .Must(hour => hour.UtcTicks % TimeSpan.TicksPerHour == 0)
            .WithMessage("must be on an hour");
        RuleFor(metric => metric.Yes).NotNegative();
        RuleFor(metric => metric.No).NotNegative();
        RuleFor(metric => metric.Variants)
            .Must(variants => variants is null || variants.Values.All(count => count >= 0))
            .WithMessage("must not have negative counts");
    }
}
