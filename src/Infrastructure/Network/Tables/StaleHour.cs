using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Reporting.Infrastructure.Network.Tables;

/// <summary>A row of <c>network.stale_hours</c>: an hour to roll up again.</summary>
internal sealed class StaleHour
{
    public long Id { get; init; }

    public int InstanceId { get; init; }

    public DateTimeOffset StartTime { get; init; }
}

internal sealed class StaleHourConfiguration : IEntityTypeConfiguration<StaleHour>
{
    public void Configure(EntityTypeBuilder<StaleHour> builder)
    {
        builder.ToTable("stale_hours", "network");
        builder.HasKey(row => new { row.InstanceId, row.Id });
        builder.Property(row => row.Id).UseIdentityAlwaysColumn();
    }
}
