using Reporting.Domain.Workspaces.Records;
using Reporting.Infrastructure.Persistence;

namespace Reporting.Infrastructure.Workspaces.Records;

internal sealed class UserConfiguration : RecordConfiguration<User>
{
    protected override IReadOnlyList<string> Key => [nameof(User.Id)];
}
