using FluentValidation;
using Reporting.Application.Ingestion;
using Reporting.Domain.Flags.Records;

namespace Reporting.Application.Flags.Records;

internal sealed class FlagValidator : AbstractValidator<Flag>
{
    public FlagValidator()
    {
        RuleFor(flag => flag.Name).Key();
        RuleFor(flag => flag.Project).Key();
        RuleFor(flag => flag.Type).Key();
    }
}
