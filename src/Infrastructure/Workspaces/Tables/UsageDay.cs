using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Reporting.Infrastructure.Workspaces.Tables;

/// <summary>A row of <c>workspaces.usage_days</c>: a user's day on a template.</summary>
internal sealed class UsageDay
{
    public int InstanceId { get; init; }

    public DateOnly Day { get; init; }

    public Guid TemplateId { get; init; }

    public Guid UserId { get; init; }

    public long HalfHours { get; init; }

    public int UsageMins { get; init; }

    public int VscodeMins { get; init; }

    public int JetbrainsMins { get; init; }

    public int ReconnectingPtyMins { get; init; }

    public int SshMins { get; init; }

    public int SftpMins { get; init; }

    public required byte[] Latencies { get; init; }
}

internal sealed class UsageDayConfiguration : IEntityTypeConfiguration<UsageDay>
{
    public void Configure(EntityTypeBuilder<UsageDay> builder)
    {
        builder.ToTable("usage_days", "workspaces");
        builder.HasKey(row => new { row.InstanceId, row.Day, row.UserId, row.TemplateId });
    }
}
