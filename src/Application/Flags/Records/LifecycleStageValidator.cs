using FluentValidation;
using Reporting.Application.Ingestion;
using Reporting.Domain.Flags.Records;

namespace Reporting.Application.Flags.Records;

internal sealed class LifecycleStageValidator : AbstractValidator<LifecycleStage>
{
    public LifecycleStageValidator()
    {
        RuleFor(stage => stage.Flag).Key();
        RuleFor(stage => stage.Stage).OneOf("initial", "pre-live", "live", "completed", "archived");
    }
}
