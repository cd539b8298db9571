using FluentValidation;
using Reporting.Application.Ingestion;
using Reporting.Domain.Network.Records;

namespace Reporting.Application.Network.Records;

internal sealed class DeviceGroupValidator : AbstractValidator<DeviceGroup>
{
    public DeviceGroupValidator()
    {
        RuleFor(group => group.Name).AtMost(RecordRules.LongestName);
    }
}
