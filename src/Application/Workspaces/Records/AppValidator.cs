using FluentValidation;
using Reporting.Application.Ingestion;
using Reporting.Domain.Workspaces.Records;

namespace Reporting.Application.Workspaces.Records;

internal sealed class AppValidator : AbstractValidator<App>
{
    public AppValidator()
    {
        RuleFor(app => app.Slug).Key();
        RuleFor(app => app.DisplayName).AtMost(RecordRules.LongestName);
        RuleFor(app => app.Icon).AtMost(RecordRules.LongestText);
    }
}
