using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Reporting.Domain.Flags.Records;
using Reporting.Infrastructure.Persistence;

namespace Reporting.Infrastructure.Flags.Records;

internal sealed class FlagEventConfiguration : RecordConfiguration<FlagEvent>
{
    protected override IReadOnlyList<string> Key => [nameof(FlagEvent.Id)];

    protected override void ConfigureRecord(EntityTypeBuilder<FlagEvent> builder)
    {
        builder.Property(each => each.Data).IsRawJson();
        builder.Property(each => each.PreData).IsRawJson();
        builder.Property(each => each.Tags).IsJsonText();
        builder.IsPartitionedBy(each => each.CreatedAt);
        builder.MarksDirtyBy("mark_dirty_events.sql");
    }
}
