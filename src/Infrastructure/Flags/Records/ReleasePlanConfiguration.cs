using Reporting.Domain.Flags.Records;
using Reporting.Infrastructure.Persistence;

namespace Reporting.Infrastructure.Flags.Records;

internal sealed class ReleasePlanConfiguration : RecordConfiguration<ReleasePlan>
{
    protected override IReadOnlyList<string> Key => [nameof(ReleasePlan.Id)];
}
