using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Reporting.Domain.Flags.Records;
using Reporting.Infrastructure.Persistence;

namespace Reporting.Infrastructure.Flags.Records;

internal sealed class FlagConfiguration : RecordConfiguration<Flag>
{
    protected override IReadOnlyList<string> Key => [nameof(Flag.Name)];

    protected override void ConfigureRecord(EntityTypeBuilder<Flag> builder)
    {
        builder.MarksDirtyBy("mark_dirty_flags.sql");
    }
}
