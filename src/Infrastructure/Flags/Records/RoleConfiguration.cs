using Reporting.Domain.Flags.Records;
using Reporting.Infrastructure.Persistence;

namespace Reporting.Infrastructure.Flags.Records;

internal sealed class RoleConfiguration : RecordConfiguration<Role>
{
    protected override IReadOnlyList<string> Key => [nameof(Role.Id)];
}
