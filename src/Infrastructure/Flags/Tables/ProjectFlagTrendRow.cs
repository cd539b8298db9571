using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Reporting.Infrastructure.Flags.Tables;

/// <summary>A row of <c>flags.project_flag_trends</c>: the flags of a project at the end of an ISO week, as captured then.</summary>
internal sealed class ProjectFlagTrendRow
{
    public int InstanceId { get; init; }

    public DateOnly Week { get; init; }

    public required string Project { get; init; }

    public long Flags { get; init; }

    public long Stale { get; init; }

    public long PotentiallyStale { get; init; }

    public long Overdue { get; init; }

    public long? Users { get; init; }
}

internal sealed class ProjectFlagTrendRowConfiguration : IEntityTypeConfiguration<ProjectFlagTrendRow>
{
    public void Configure(EntityTypeBuilder<ProjectFlagTrendRow> builder)
    {
        builder.ToTable("project_flag_trends", "flags");
        builder.HasKey(row => new { row.InstanceId, row.Week, row.Project });
    }
}
