using Reporting.Domain.Network.Records;
using Reporting.Infrastructure.Persistence;

namespace Reporting.Infrastructure.Network.Records;

internal sealed class ApiTokenConfiguration : RecordConfiguration<ApiToken>
{
    protected override IReadOnlyList<string> Key => [nameof(ApiToken.Id)];
}
