using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Reporting.Infrastructure.Flags.Tables;

/// <summary>A row of <c>flags.dirty_days</c>: a day of one collection to roll up again.</summary>
internal sealed class DirtyDay
{
    public long Id { get; init; }

    public int InstanceId { get; init; }

    public required string Source { get; init; }

    public DateOnly Day { get; init; }
}

internal sealed class DirtyDayConfiguration : IEntityTypeConfiguration<DirtyDay>
{
    public void Configure(EntityTypeBuilder<DirtyDay> builder)
    {
        builder.ToTable("dirty_days", "flags");
        builder.HasKey(row => new { row.InstanceId, row.Id });
        builder.Property(row => row.Id).UseIdentityAlwaysColumn();
    }
}
