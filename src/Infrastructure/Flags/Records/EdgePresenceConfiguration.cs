using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Reporting.Domain.Flags.Records;
using Reporting.Infrastructure.Persistence;

namespace Reporting.Infrastructure.Flags.Records;

internal sealed class EdgePresenceConfiguration : RecordConfiguration<EdgePresence>
{
    protected override IReadOnlyList<string> Key => [nameof(EdgePresence.Bucket), nameof(EdgePresence.NodeId)];

    protected override void ConfigureRecord(EntityTypeBuilder<EdgePresence> builder)
    {
        builder.IsPartitionedBy(presence => presence.Bucket);
        builder.MarksDirtyBy("mark_dirty_edge_presence.sql");
    }
}
