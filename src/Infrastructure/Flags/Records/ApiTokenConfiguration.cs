using Reporting.Domain.Flags.Records;
using Reporting.Infrastructure.Persistence;

namespace Reporting.Infrastructure.Flags.Records;

internal sealed class ApiTokenConfiguration : RecordConfiguration<ApiToken>
{
    protected override IReadOnlyList<string> Key => [nameof(ApiToken.Id)];
}
