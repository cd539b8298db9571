using Reporting.Domain.Workspaces.Records;
using Reporting.Infrastructure.Persistence;

namespace Reporting.Infrastructure.Workspaces.Records;

internal sealed class UserStatusChangeConfiguration : RecordConfiguration<UserStatusChange>
{
    protected override IReadOnlyList<string> Key => [nameof(UserStatusChange.Id)];
}
