using Reporting.Domain.Network.Records;
using Reporting.Infrastructure.Persistence;

namespace Reporting.Infrastructure.Network.Records;

internal sealed class DeviceConfiguration : RecordConfiguration<Device>
{
    protected override IReadOnlyList<string> Key => [nameof(Device.Id)];
}
