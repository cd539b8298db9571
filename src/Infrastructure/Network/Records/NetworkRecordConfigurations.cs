using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Reporting.Domain.Network.Records;
using Reporting.Infrastructure.Persistence;

namespace Reporting.Infrastructure.Network.Records;

internal sealed class LogEntryConfiguration : RecordConfiguration<LogEntry>
{
    protected override void ConfigureRecord(EntityTypeBuilder<LogEntry> builder)
    {
        builder.IsPartitionedBy(entry => entry.Timestamp);
        builder.MarksDirtyBy("mark_dirty_log_entries.sql");
    }
}
