using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Reporting.Infrastructure.Flags.Tables;

/// <summary>A row of <c>flags.edge_presence_days</c>: edge nodes on a UTC day, summed over its five minutes.</summary>
internal sealed class EdgePresenceDay
{
    public int InstanceId { get; init; }

    public DateOnly Day { get; init; }

    public long Nodes { get; init; }
}

internal sealed class EdgePresenceDayConfiguration : IEntityTypeConfiguration<EdgePresenceDay>
{
    public void Configure(EntityTypeBuilder<EdgePresenceDay> builder)
    {
        builder.ToTable("edge_presence_days", "flags");
        builder.HasKey(row => new { row.InstanceId, row.Day });
    }
}
