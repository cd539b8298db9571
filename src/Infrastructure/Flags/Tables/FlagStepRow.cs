using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Reporting.Infrastructure.Flags.Tables;

/// <summary>A row of <c>flags.flag_steps</c>: what one flag changes in the counts of a project on a UTC day.</summary>
internal sealed class FlagStepRow
{
    public int InstanceId { get; init; }

    public required string Flag { get; init; }

    public DateOnly Day { get; init; }

    public required string Project { get; init; }

    public required string Type { get; init; }

    public int Flags { get; init; }

    public int Stale { get; init; }

    public int PotentiallyStale { get; init; }

    public int Overdue { get; init; }

    public int Productions { get; init; }

    public int ProductionDays { get; init; }

    public int Created { get; init; }

    public int Archived { get; init; }

    public int Launched { get; init; }
}

internal sealed class FlagStepRowConfiguration : IEntityTypeConfiguration<FlagStepRow>
{
    public void Configure(EntityTypeBuilder<FlagStepRow> builder)
    {
        builder.ToTable("flag_steps", "flags");
        builder.HasKey(row => new { row.InstanceId, row.Flag, row.Day, row.Project });
    }
}
