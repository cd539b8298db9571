using Reporting.Domain.Flags.Records;
using Reporting.Infrastructure.Persistence;

namespace Reporting.Infrastructure.Flags.Records;

internal sealed class UserConfiguration : RecordConfiguration<User>
{
    protected override IReadOnlyList<string> Key => [nameof(User.Id)];
}
