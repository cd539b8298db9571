using FluentValidation;
using Reporting.Application.Ingestion;
using Reporting.Domain.Flags.Records;

namespace Reporting.Application.Flags.Records;

internal sealed class ProjectValidator : AbstractValidator<Project>
{
    public ProjectValidator()
    {
        RuleFor(project => project.Id).Key();
        RuleFor(project => project.Name).AtMost(RecordRules.LongestName);
        RuleFor(project => project.Members).NotNegative();
    }
}
