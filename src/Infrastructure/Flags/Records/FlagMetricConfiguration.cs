using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Reporting.Domain.Flags.Records;
using Reporting.Infrastructure.Persistence;

namespace Reporting.Infrastructure.Flags.Records;

internal sealed class FlagMetricConfiguration : RecordConfiguration<FlagMetric>
{
    protected override IReadOnlyList<string> Key => [nameof(FlagMetric.Flag), nameof(FlagMetric.AppName), nameof(FlagMetric.Environment), nameof(FlagMetric.Timestamp)];

    protected override void ConfigureRecord(EntityTypeBuilder<FlagMetric> builder)
    {
        builder.Property(metric => metric.Variants).IsJson();
        builder.IsPartitionedBy(metric => metric.Timestamp);
        builder.MarksDirtyBy("mark_dirty_flag_metrics.sql");
    }
}
