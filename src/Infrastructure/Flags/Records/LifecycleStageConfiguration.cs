using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Reporting.Domain.Flags.Records;
using Reporting.Infrastructure.Persistence;

namespace Reporting.Infrastructure.Flags.Records;

internal sealed class LifecycleStageConfiguration : RecordConfiguration<LifecycleStage>
{
    protected override IReadOnlyList<string> Key => [nameof(LifecycleStage.Flag), nameof(LifecycleStage.Stage)];

    protected override void ConfigureRecord(EntityTypeBuilder<LifecycleStage> builder)
    {
        builder.MarksDirtyBy("mark_dirty_lifecycle_stages.sql");
    }
}
