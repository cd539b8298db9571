using Reporting.Domain.Network.Records;
using Reporting.Infrastructure.Persistence;

namespace Reporting.Infrastructure.Network.Records;

internal sealed class VlanConfiguration : RecordConfiguration<Vlan>
{
    protected override IReadOnlyList<string> Key => [nameof(Vlan.Id)];
}
