using System.Text.Json;
using System.Text.Json.Serialization;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Reporting.Application.Schedules;

namespace Reporting.Infrastructure.Schedules;

/// <summary>A row of <c>notifications.schedules</c>.</summary>
internal sealed class ScheduleEntity
{
    private static readonly JsonSerializerOptions Stored = new() { Converters = { new JsonStringEnumConverter() } };

    public required string Name { get; init; }

    /// <summary><see cref="ScheduleDefinition"/> as JSON.</summary>
    public required string Definition { get; set; }

    public DateTimeOffset NextAt { get; set; }

    public DateTimeOffset? LastAt { get; set; }

    public string? LastError { get; set; }

    public DateTimeOffset CreatedAt { get; init; }

    public DateTimeOffset ChangedAt { get; set; }

    public static string ToJson(ScheduleDefinition definition) => JsonSerializer.Serialize(definition, Stored);

    public Schedule ToSchedule()
        => new(Name, JsonSerializer.Deserialize<ScheduleDefinition>(Definition, Stored)!, NextAt, LastAt, LastError, CreatedAt, ChangedAt);
}

internal sealed class ScheduleEntityConfiguration : IEntityTypeConfiguration<ScheduleEntity>
{
    public void Configure(EntityTypeBuilder<ScheduleEntity> builder)
    {
        builder.ToTable("schedules", "notifications");
        builder.HasKey(schedule => schedule.Name);
        builder.Property(schedule => schedule.Definition).HasColumnType("jsonb");
    }
}
