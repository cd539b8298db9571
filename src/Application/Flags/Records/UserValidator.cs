using FluentValidation;
using Reporting.Application.Ingestion;
using Reporting.Domain.Flags.Records;

namespace Reporting.Application.Flags.Records;

internal sealed class UserValidator : AbstractValidator<User>
{
    public UserValidator()
    {
        RuleFor(user => user.Name).AtMost(RecordRules.LongestName);
        RuleFor(user => user.Username).AtMost(RecordRules.LongestName);
        RuleFor(user => user.EmailHash).AtMost(RecordRules.LongestName);
        RuleFor(user => user.SeatType).AtMost(RecordRules.LongestName);
    }
}
