using Reporting.Domain.Network.Records;
using Reporting.Infrastructure.Persistence;

namespace Reporting.Infrastructure.Network.Records;

internal sealed class VlanGroupConfiguration : RecordConfiguration<VlanGroup>
{
    protected override IReadOnlyList<string> Key => [nameof(VlanGroup.Id)];
}
