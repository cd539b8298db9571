using FluentValidation;
using Reporting.Application.Ingestion;
using Reporting.Domain.Flags.Records;

namespace Reporting.Application.Flags.Records;

internal sealed class FlagStrategyValidator : AbstractValidator<FlagStrategy>
{
    public FlagStrategyValidator()
    {
        RuleFor(strategy => strategy.Id).Key();
        RuleFor(strategy => strategy.Flag).Key();
        RuleFor(strategy => strategy.Project).Key();
        RuleFor(strategy => strategy.Environment).EnvironmentName();
        RuleFor(strategy => strategy.Name).AtMost(RecordRules.LongestName);
    }
}
