using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Reporting.Infrastructure.Workspaces.Tables;

/// <summary>A row of <c>workspaces.stale_half_hours</c>: a half hour to roll up again.</summary>
internal sealed class StaleHalfHour
{
    public long Id { get; init; }

    public int InstanceId { get; init; }

    public DateTimeOffset StartTime { get; init; }

    public Guid UserId { get; init; }
}

internal sealed class StaleHalfHourConfiguration : IEntityTypeConfiguration<StaleHalfHour>
{
    public void Configure(EntityTypeBuilder<StaleHalfHour> builder)
    {
        builder.ToTable("stale_half_hours", "workspaces");
        builder.HasKey(row => new { row.InstanceId, row.Id });
        builder.Property(row => row.Id).UseIdentityAlwaysColumn();
    }
}
