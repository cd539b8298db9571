using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Reporting.Infrastructure.Flags.Tables;

/// <summary>A row of <c>flags.flag_trends</c>: the flags at the end of a UTC day, as captured then.</summary>
internal sealed class FlagTrendRow
{
    public int InstanceId { get; init; }

    public DateOnly Day { get; init; }

    public long Total { get; init; }

    public long Stale { get; init; }

    public long PotentiallyStale { get; init; }
}

internal sealed class FlagTrendRowConfiguration : IEntityTypeConfiguration<FlagTrendRow>
{
    public void Configure(EntityTypeBuilder<FlagTrendRow> builder)
    {
        builder.ToTable("flag_trends", "flags");
        builder.HasKey(row => new { row.InstanceId, row.Day });
    }
}
