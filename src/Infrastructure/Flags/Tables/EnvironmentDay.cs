using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Reporting.Infrastructure.Flags.Tables;

/// <summary>A row of <c>flags.environment_days</c>: events about an environment on a UTC day.</summary>
internal sealed class EnvironmentDay
{
    public int InstanceId { get; init; }

    public DateOnly Day { get; init; }

    public required string Environment { get; init; }

    public long Updates { get; init; }
}

internal sealed class EnvironmentDayConfiguration : IEntityTypeConfiguration<EnvironmentDay>
{
    public void Configure(EntityTypeBuilder<EnvironmentDay> builder)
    {
        builder.ToTable("environment_days", "flags");
        builder.HasKey(row => new { row.InstanceId, row.Day, row.Environment });
    }
}
