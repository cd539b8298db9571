using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Reporting.Infrastructure.Flags.Tables;

/// <summary>A row of <c>flags.dirty_flags</c>: a flag whose metrics count elsewhere now.</summary>
internal sealed class DirtyFlag
{
    public long Id { get; init; }

    public int InstanceId { get; init; }

    public required string Flag { get; init; }
}

internal sealed class DirtyFlagConfiguration : IEntityTypeConfiguration<DirtyFlag>
{
    public void Configure(EntityTypeBuilder<DirtyFlag> builder)
    {
        builder.ToTable("dirty_flags", "flags");
        builder.HasKey(row => new { row.InstanceId, row.Id });
        builder.Property(row => row.Id).UseIdentityAlwaysColumn();
    }
}
