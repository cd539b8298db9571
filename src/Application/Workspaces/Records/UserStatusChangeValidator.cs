using FluentValidation;
using Reporting.Application.Ingestion;
using Reporting.Domain.Workspaces.Records;

namespace Reporting.Application.Workspaces.Records;

internal sealed class UserStatusChangeValidator : AbstractValidator<UserStatusChange>
{
    public UserStatusChangeValidator()
    {
        RuleFor(change => change.NewStatus).OneOf(UserStatuses.All);
    }
}
