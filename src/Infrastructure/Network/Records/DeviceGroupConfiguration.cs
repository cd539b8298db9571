using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Reporting.Domain.Network.Records;
using Reporting.Infrastructure.Persistence;

namespace Reporting.Infrastructure.Network.Records;

internal sealed class DeviceGroupConfiguration : RecordConfiguration<DeviceGroup>
{
    protected override IReadOnlyList<string> Key => [nameof(DeviceGroup.Id)];

    protected override void ConfigureRecord(EntityTypeBuilder<DeviceGroup> builder)
    {
        builder.Property(group => group.Devices).IsJson();
    }
}
