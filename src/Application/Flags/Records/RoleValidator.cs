using FluentValidation;
using Reporting.Application.Ingestion;
using Reporting.Domain.Flags.Records;

namespace Reporting.Application.Flags.Records;

internal sealed class RoleValidator : AbstractValidator<Role>
{
    public RoleValidator()
    {
        RuleFor(role => role.Name).AtMost(RecordRules.LongestName);
        RuleFor(role => role.Type).AtMost(RecordRules.LongestKey);
    }
}
