using FluentValidation;
using Reporting.Application.Ingestion;
using Reporting.Domain.Flags.Records;

namespace Reporting.Application.Flags.Records;

internal sealed class UserGroupValidator : AbstractValidator<UserGroup>
{
    public UserGroupValidator()
    {
        RuleFor(group => group.Id).Key();
        RuleFor(group => group.Name).AtMost(RecordRules.LongestName);
    }
}
