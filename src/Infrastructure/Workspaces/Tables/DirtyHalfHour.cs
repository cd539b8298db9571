using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Reporting.Infrastructure.Workspaces.Tables;

/// <summary>A row of <c>workspaces.dirty_half_hours</c>: a half hour of some users to roll up again.</summary>
internal sealed class DirtyHalfHour
{
    public long Id { get; init; }

    public int InstanceId { get; init; }

    public DateTimeOffset StartTime { get; init; }

    public required IReadOnlyList<Guid> UserIds { get; init; }
}

internal sealed class DirtyHalfHourConfiguration : IEntityTypeConfiguration<DirtyHalfHour>
{
    public void Configure(EntityTypeBuilder<DirtyHalfHour> builder)
    {
        builder.ToTable("dirty_half_hours", "workspaces");
        builder.HasKey(row => new { row.InstanceId, row.Id });
        builder.Property(row => row.Id).UseIdentityAlwaysColumn();
    }
}
