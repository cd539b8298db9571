using FluentValidation;
using Reporting.Application.Ingestion;
using Reporting.Domain.Workspaces.Records;

namespace Reporting.Application.Workspaces.Records;

internal sealed class TemplateValidator : AbstractValidator<Template>
{
    public TemplateValidator()
    {
        RuleFor(template => template.Name).AtMost(RecordRules.LongestName);
        RuleFor(template => template.DisplayName).AtMost(RecordRules.LongestName);
        RuleFor(template => template.Icon).AtMost(RecordRules.LongestText);
    }
}
