using FluentValidation;
using Reporting.Application.Ingestion;
using Reporting.Domain.Flags.Records;

namespace Reporting.Application.Flags.Records;

internal sealed class FlagEnvironmentValidator : AbstractValidator<FlagEnvironment>
{
    public FlagEnvironmentValidator()
    {
        RuleFor(environment => environment.Name).EnvironmentName();
        RuleFor(environment => environment.Type).AtMost(RecordRules.LongestKey);
    }
}
