using FluentValidation;
using Reporting.Application.Ingestion;
using Reporting.Domain.Flags.Records;

namespace Reporting.Application.Flags.Records;

internal sealed class FlagEventValidator : AbstractValidator<FlagEvent>
{
    public FlagEventValidator()
    {
        RuleFor(each => each.Id)
            .Must(id => id >= 1)
            .WithMessage("must be at least 1");
        RuleFor(each => each.Type).Key();
        RuleFor(each => each.CreatedAt).Plausible();
        RuleFor(each => each.CreatedBy).AtMost(RecordRules.LongestName);
        RuleFor(each => each.Project).AtMost(RecordRules.LongestKey);
        RuleFor(each => each.Environment).AtMost(FlagRules.LongestEnvironment);
        RuleFor(each => each.FeatureName).AtMost(RecordRules.LongestKey);
        RuleFor(each => each.GroupType).AtMost(RecordRules.LongestKey);
        RuleFor(each => each.GroupId).AtMost(RecordRules.LongestKey);
        RuleFor(each => each.Ip).AtMost(RecordRules.LongestKey);
    }
}
