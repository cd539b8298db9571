using FluentValidation;
using Reporting.Application.Ingestion;
using Reporting.Domain.Flags.Records;

namespace Reporting.Application.Flags.Records;

internal sealed class ReleasePlanValidator : AbstractValidator<ReleasePlan>
{
    public ReleasePlanValidator()
    {
        RuleFor(plan => plan.Id).Key();
        RuleFor(plan => plan.Kind).OneOf("template", "plan");
    }
}
