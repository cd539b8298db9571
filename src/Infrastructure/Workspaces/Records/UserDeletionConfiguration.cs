using Reporting.Domain.Workspaces.Records;
using Reporting.Infrastructure.Persistence;

namespace Reporting.Infrastructure.Workspaces.Records;

internal sealed class UserDeletionConfiguration : RecordConfiguration<UserDeletion>
{
    protected override IReadOnlyList<string> Key => [nameof(UserDeletion.Id)];
}
