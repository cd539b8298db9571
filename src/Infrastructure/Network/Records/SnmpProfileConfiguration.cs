using Reporting.Domain.Network.Records;
using Reporting.Infrastructure.Persistence;

namespace Reporting.Infrastructure.Network.Records;

internal sealed class SnmpProfileConfiguration : RecordConfiguration<SnmpProfile>
{
    protected override IReadOnlyList<string> Key => [nameof(SnmpProfile.Id)];
}
