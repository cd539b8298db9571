using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Reporting.Infrastructure.Workspaces.Tables;

/// <summary>A row of <c>workspaces.usage_half_hours</c>: the truth: a user's half hour on a template.</summary>
internal sealed class UsageHalfHour
{
    public int InstanceId { get; init; }

    public DateTimeOffset StartTime { get; init; }

    public Guid TemplateId { get; init; }

    public Guid UserId { get; init; }

    public short UsageMins { get; init; }

    public short VscodeMins { get; init; }

    public short JetbrainsMins { get; init; }

    public short ReconnectingPtyMins { get; init; }

    public short SshMins { get; init; }

    public short SftpMins { get; init; }

    public float? MedianLatencyMs { get; init; }

    public string? AppUsageMins { get; init; }

    public bool Crowded { get; init; }

    public bool AppsCrowded { get; init; }
}

internal sealed class UsageHalfHourConfiguration : IEntityTypeConfiguration<UsageHalfHour>
{
    public void Configure(EntityTypeBuilder<UsageHalfHour> builder)
    {
        builder.ToTable("usage_half_hours", "workspaces");
        builder.HasKey(row => new { row.InstanceId, row.UserId, row.StartTime, row.TemplateId });
        builder.Property(row => row.AppUsageMins).HasColumnType("jsonb");
    }
}
