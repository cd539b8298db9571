using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Reporting.Infrastructure.Network.Tables;

/// <summary>A row of <c>network.log_days</c>: what the entries of a UTC day come to.</summary>
internal sealed class LogDay
{
    public int InstanceId { get; init; }

    public DateOnly Day { get; init; }

    public long Changes { get; init; }

    public long ApiCalls { get; init; }

    public long Commands { get; init; }

    public required long[] Devices { get; init; }

    public required long[] UsedDevices { get; init; }

    public required long?[] Users { get; init; }
}

internal sealed class LogDayConfiguration : IEntityTypeConfiguration<LogDay>
{
    public void Configure(EntityTypeBuilder<LogDay> builder)
    {
        builder.ToTable("log_days", "network");
        builder.HasKey(row => new { row.InstanceId, row.Day });
    }
}
