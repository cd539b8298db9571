using FluentValidation;
using Reporting.Application.Ingestion;
using Reporting.Domain.Workspaces.Records;

namespace Reporting.Application.Workspaces.Records;

internal sealed class TemplateVersionValidator : AbstractValidator<TemplateVersion>
{
    public TemplateVersionValidator()
    {
        RuleForEach(version => version.Parameters).ChildRules(parameter =>
        {
            parameter.RuleFor(each => each.Name).Key();
            parameter.RuleFor(each => each.DisplayName).AtMost(RecordRules.LongestName);
            parameter.RuleFor(each => each.Description).AtMost(RecordRules.LongestText);
            parameter.RuleFor(each => each.Type).AtMost(RecordRules.LongestName);
        });
        RuleFor(version => version.Parameters)
            .Must(HaveDistinctNames)
            .WithMessage("must have distinct names");
    }

    private static bool HaveDistinctNames(IReadOnlyList<TemplateParameter>? parameters)
        => parameters is null || parameters.DistinctBy(parameter => parameter.Name, StringComparer.Ordinal).Count() == parameters.Count;
}
