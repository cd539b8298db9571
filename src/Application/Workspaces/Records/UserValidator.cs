using FluentValidation;
using Reporting.Application.Ingestion;
using Reporting.Domain.Workspaces.Records;

namespace Reporting.Application.Workspaces.Records;

internal sealed class UserValidator : AbstractValidator<User>
{
    public UserValidator()
    {
        RuleFor(user => user.Username).AtMost(RecordRules.LongestName);
        RuleFor(user => user.AvatarUrl).AtMost(RecordRules.LongestText);
        RuleFor(user => user.Status).OneOf(UserStatuses.All);
    }
}
