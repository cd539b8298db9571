using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Reporting.Domain.Flags.Records;
using Reporting.Infrastructure.Persistence;

namespace Reporting.Infrastructure.Flags.Records;

internal sealed class EdgePresenceConfiguration : RecordConfiguration<EdgePresence>
{
    protected override void ConfigureRecord(EntityTypeBuilder<EdgePresence> builder)
    {
        builder.IsPartitionedBy(presence => presence.Bucket);
        builder.MarksDirtyBy("mark_dirty_edge_presence.sql");
    }
}

internal sealed class FlagConfiguration : RecordConfiguration<Flag>
{
    protected override void ConfigureRecord(EntityTypeBuilder<Flag> builder) => builder.MarksDirtyBy("mark_dirty_flags.sql");
}

internal sealed class FlagEnvironmentConfiguration : RecordConfiguration<FlagEnvironment>
{
    protected override void ConfigureRecord(EntityTypeBuilder<FlagEnvironment> builder) => builder.MarksDirtyBy("mark_dirty_environments.sql");
}

internal sealed class FlagEventConfiguration : RecordConfiguration<FlagEvent>
{
    protected override void ConfigureRecord(EntityTypeBuilder<FlagEvent> builder)
    {
        builder.IsPartitionedBy(each => each.CreatedAt);
        builder.MarksDirtyBy("mark_dirty_events.sql");
    }
}

internal sealed class FlagMetricConfiguration : RecordConfiguration<FlagMetric>
{
    protected override void ConfigureRecord(EntityTypeBuilder<FlagMetric> builder)
    {
        builder.IsPartitionedBy(metric => metric.Timestamp);
        builder.MarksDirtyBy("mark_dirty_flag_metrics.sql");
    }
}

internal sealed class LifecycleStageConfiguration : RecordConfiguration<LifecycleStage>
{
    protected override void ConfigureRecord(EntityTypeBuilder<LifecycleStage> builder) => builder.MarksDirtyBy("mark_dirty_lifecycle_stages.sql");
}
