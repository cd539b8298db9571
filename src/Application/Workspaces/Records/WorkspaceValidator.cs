using FluentValidation;
using Reporting.Application.Ingestion;
using Reporting.Domain.Workspaces.Records;

namespace Reporting.Application.Workspaces.Records;

internal sealed class WorkspaceValidator : AbstractValidator<Workspace>
{
    public WorkspaceValidator()
    {
        RuleFor(workspace => workspace.Name).AtMost(RecordRules.LongestName);
    }
}
