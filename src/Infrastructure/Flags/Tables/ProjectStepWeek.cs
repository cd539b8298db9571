using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Reporting.Infrastructure.Flags.Tables;

/// <summary>A row of <c>flags.project_step_weeks</c>: what all flags change in the counts of a project in an ISO week.</summary>
internal sealed class ProjectStepWeek
{
    public int InstanceId { get; init; }

    public DateOnly Week { get; init; }

    public required string Project { get; init; }

    public long Flags { get; init; }

    public long Stale { get; init; }

    public long PotentiallyStale { get; init; }

    public long Overdue { get; init; }

    public long Productions { get; init; }

    public long ProductionDays { get; init; }

    public long Archived { get; init; }

    public long Launched { get; init; }
}

internal sealed class ProjectStepWeekConfiguration : IEntityTypeConfiguration<ProjectStepWeek>
{
    public void Configure(EntityTypeBuilder<ProjectStepWeek> builder)
    {
        builder.ToTable("project_step_weeks", "flags");
        builder.HasKey(row => new { row.InstanceId, row.Week, row.Project });
    }
}
