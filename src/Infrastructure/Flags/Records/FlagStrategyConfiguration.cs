using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Reporting.Domain.Flags.Records;
using Reporting.Infrastructure.Persistence;

namespace Reporting.Infrastructure.Flags.Records;

internal sealed class FlagStrategyConfiguration : RecordConfiguration<FlagStrategy>
{
    protected override IReadOnlyList<string> Key => [nameof(FlagStrategy.Id)];

    protected override void ConfigureRecord(EntityTypeBuilder<FlagStrategy> builder)
    {
        builder.Property(strategy => strategy.Constraints).IsJson();
    }
}
