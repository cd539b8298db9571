using Reporting.Domain.Flags.Records;
using Reporting.Infrastructure.Persistence;

namespace Reporting.Infrastructure.Flags.Records;

internal sealed class UserGroupConfiguration : RecordConfiguration<UserGroup>
{
    protected override IReadOnlyList<string> Key => [nameof(UserGroup.Id)];
}
