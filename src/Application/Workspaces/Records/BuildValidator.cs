using FluentValidation;
using Reporting.Application.Ingestion;
using Reporting.Domain.Workspaces.Records;

namespace Reporting.Application.Workspaces.Records;

internal sealed class BuildValidator : AbstractValidator<Build>
{
    public BuildValidator()
    {
        RuleFor(build => build.BuildNumber)
            .Must(number => number >= 1)
            .WithMessage("must be at least 1");
        RuleFor(build => build.Transition).OneOf("start", "stop", "delete");
    }
}
