using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Reporting.Infrastructure.Flags.Tables;

/// <summary>A row of <c>flags.stale_histories</c>: a flag whose past is to be told anew.</summary>
internal sealed class StaleHistory
{
    public long Id { get; init; }

    public int InstanceId { get; init; }

    public required string Flag { get; init; }
}

internal sealed class StaleHistoryConfiguration : IEntityTypeConfiguration<StaleHistory>
{
    public void Configure(EntityTypeBuilder<StaleHistory> builder)
    {
        builder.ToTable("stale_histories", "flags");
        builder.HasKey(row => new { row.InstanceId, row.Id });
        builder.Property(row => row.Id).UseIdentityAlwaysColumn();
    }
}
