using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Reporting.Infrastructure.Flags.Tables;

/// <summary>A row of <c>flags.dirty_histories</c>: a flag whose past is to be told anew.</summary>
internal sealed class DirtyHistory
{
    public long Id { get; init; }

    public int InstanceId { get; init; }

    public required string Flag { get; init; }
}

internal sealed class DirtyHistoryConfiguration : IEntityTypeConfiguration<DirtyHistory>
{
    public void Configure(EntityTypeBuilder<DirtyHistory> builder)
    {
        builder.ToTable("dirty_histories", "flags");
        builder.HasKey(row => new { row.InstanceId, row.Id });
        builder.Property(row => row.Id).UseIdentityAlwaysColumn();
    }
}
