using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Reporting.Infrastructure.Flags.Tables;

/// <summary>A row of <c>flags.flag_step_days</c>: what all flags change in the counts of a UTC day.</summary>
internal sealed class FlagStepDay
{
    public int InstanceId { get; init; }

    public DateOnly Day { get; init; }

    public long Flags { get; init; }

    public long Stale { get; init; }

    public long PotentiallyStale { get; init; }
}

internal sealed class FlagStepDayConfiguration : IEntityTypeConfiguration<FlagStepDay>
{
    public void Configure(EntityTypeBuilder<FlagStepDay> builder)
    {
        builder.ToTable("flag_step_days", "flags");
        builder.HasKey(row => new { row.InstanceId, row.Day });
    }
}
