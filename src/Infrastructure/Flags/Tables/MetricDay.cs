using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Reporting.Infrastructure.Flags.Tables;

/// <summary>A row of <c>flags.metric_days</c>: a flag's metrics on a UTC day.</summary>
internal sealed class MetricDay
{
    public int InstanceId { get; init; }

    public DateOnly Day { get; init; }

    public required string Flag { get; init; }

    public long Buckets { get; init; }

    public long Variants { get; init; }

    public long Yes { get; init; }

    public long No { get; init; }

    public required IReadOnlyList<string> Apps { get; init; }

    public required IReadOnlyList<string> Environments { get; init; }
}

internal sealed class MetricDayConfiguration : IEntityTypeConfiguration<MetricDay>
{
    public void Configure(EntityTypeBuilder<MetricDay> builder)
    {
        builder.ToTable("metric_days", "flags");
        builder.HasKey(row => new { row.InstanceId, row.Day, row.Flag });
    }
}
