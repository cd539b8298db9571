using FluentValidation;
using Reporting.Application.Ingestion;
using Reporting.Domain.Network.Records;

namespace Reporting.Application.Network.Records;

internal sealed class VlanValidator : AbstractValidator<Vlan>
{
    public VlanValidator()
    {
        RuleFor(vlan => vlan.Name).AtMost(RecordRules.LongestName);
    }
}
