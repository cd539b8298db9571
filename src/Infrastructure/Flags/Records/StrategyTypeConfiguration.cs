using Reporting.Domain.Flags.Records;
using Reporting.Infrastructure.Persistence;

namespace Reporting.Infrastructure.Flags.Records;

internal sealed class StrategyTypeConfiguration : RecordConfiguration<StrategyType>
{
    protected override IReadOnlyList<string> Key => [nameof(StrategyType.Name)];
}
