using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Reporting.Infrastructure.Network.Tables;

/// <summary>A row of <c>network.log_hours</c>: what the entries of an hour come to.</summary>
internal sealed class LogHour
{
    public int InstanceId { get; init; }

    public DateTimeOffset StartTime { get; init; }

    public long Changes { get; init; }

    public long ApiCalls { get; init; }

    public long Commands { get; init; }

    public required long[] Devices { get; init; }

    public required long[] UsedDevices { get; init; }

    public required long?[] Users { get; init; }
}

internal sealed class LogHourConfiguration : IEntityTypeConfiguration<LogHour>
{
    public void Configure(EntityTypeBuilder<LogHour> builder)
    {
        builder.ToTable("log_hours", "network");
        builder.HasKey(row => new { row.InstanceId, row.StartTime });
    }
}
