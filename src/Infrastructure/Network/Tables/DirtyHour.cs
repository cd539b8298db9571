using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Reporting.Infrastructure.Network.Tables;

/// <summary>A row of <c>network.dirty_hours</c>: an hour to roll up again.</summary>
internal sealed class DirtyHour
{
    public long Id { get; init; }

    public int InstanceId { get; init; }

    public DateTimeOffset StartTime { get; init; }
}

internal sealed class DirtyHourConfiguration : IEntityTypeConfiguration<DirtyHour>
{
    public void Configure(EntityTypeBuilder<DirtyHour> builder)
    {
        builder.ToTable("dirty_hours", "network");
        builder.HasKey(row => new { row.InstanceId, row.Id });
        builder.Property(row => row.Id).UseIdentityAlwaysColumn();
    }
}
