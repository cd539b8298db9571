using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Reporting.Domain.Workspaces.Records;
using Reporting.Infrastructure.Persistence;

namespace Reporting.Infrastructure.Workspaces.Records;

internal sealed class UsageConfiguration : RecordConfiguration<Usage>
{
    protected override IReadOnlyList<string> Key => [nameof(Usage.StartTime), nameof(Usage.TemplateId), nameof(Usage.UserId)];

    protected override void ConfigureRecord(EntityTypeBuilder<Usage> builder)
    {
        builder.Property(usage => usage.AppUsageMins).IsJson();
        builder.IsPartitionedBy(usage => usage.StartTime);
        builder.MarksDirtyBy("mark_dirty_usage.sql");
    }
}
