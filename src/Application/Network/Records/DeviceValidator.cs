using FluentValidation;
using Reporting.Application.Ingestion;
using Reporting.Domain.Network.Records;

namespace Reporting.Application.Network.Records;

internal sealed class DeviceValidator : AbstractValidator<Device>
{
    public DeviceValidator()
    {
        RuleFor(device => device.Name).AtMost(RecordRules.LongestName);
    }
}
