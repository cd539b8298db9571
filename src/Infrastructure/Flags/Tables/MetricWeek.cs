using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Reporting.Infrastructure.Flags.Tables;

/// <summary>A row of <c>flags.metric_weeks</c>: a project's metrics in an ISO week.</summary>
internal sealed class MetricWeek
{
    public int InstanceId { get; init; }

    public DateOnly Week { get; init; }

    public required string Project { get; init; }

    public long Yes { get; init; }

    public long No { get; init; }

    public int Apps { get; init; }

    public int Flags { get; init; }

    public int Environments { get; init; }
}

internal sealed class MetricWeekConfiguration : IEntityTypeConfiguration<MetricWeek>
{
    public void Configure(EntityTypeBuilder<MetricWeek> builder)
    {
        builder.ToTable("metric_weeks", "flags");
        builder.HasKey(row => new { row.InstanceId, row.Week, row.Project });
    }
}
