using Reporting.Domain.Network.Records;
using Reporting.Infrastructure.Persistence;

namespace Reporting.Infrastructure.Network.Records;

internal sealed class CredentialsProfileConfiguration : RecordConfiguration<CredentialsProfile>
{
    protected override IReadOnlyList<string> Key => [nameof(CredentialsProfile.Id)];
}
