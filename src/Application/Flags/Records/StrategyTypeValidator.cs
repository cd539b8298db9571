using FluentValidation;
using Reporting.Application.Ingestion;
using Reporting.Domain.Flags.Records;

namespace Reporting.Application.Flags.Records;

internal sealed class StrategyTypeValidator : AbstractValidator<StrategyType>
{
    public StrategyTypeValidator()
    {
        RuleFor(type => type.Name).Key();
    }
}
