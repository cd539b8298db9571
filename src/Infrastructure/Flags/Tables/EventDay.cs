using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Reporting.Infrastructure.Flags.Tables;

/// <summary>A row of <c>flags.event_days</c>: events of one kind on a UTC day.</summary>
internal sealed class EventDay
{
    public int InstanceId { get; init; }

    public DateOnly Day { get; init; }

    public int Position { get; init; }

    public string? Project { get; init; }

    public string? Environment { get; init; }

    public required string Type { get; init; }

    public long Events { get; init; }
}

internal sealed class EventDayConfiguration : IEntityTypeConfiguration<EventDay>
{
    public void Configure(EntityTypeBuilder<EventDay> builder)
    {
        builder.ToTable("event_days", "flags");
        builder.HasKey(row => new { row.InstanceId, row.Day, row.Position });
    }
}
