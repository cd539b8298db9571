using FluentValidation;
using Reporting.Application.Ingestion;
using Reporting.Domain.Network.Records;

namespace Reporting.Application.Network.Records;

internal sealed class VlanGroupValidator : AbstractValidator<VlanGroup>
{
    public VlanGroupValidator()
    {
        RuleFor(group => group.Name).AtMost(RecordRules.LongestName);
    }
}
