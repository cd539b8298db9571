using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Reporting.Infrastructure.Workspaces.Tables;

/// <summary>A row of <c>workspaces.app_usage_days</c>: a user's day with an app.</summary>
internal sealed class AppUsageDay
{
    public int InstanceId { get; init; }

    public DateOnly Day { get; init; }

    public Guid TemplateId { get; init; }

    public Guid UserId { get; init; }

    public required string App { get; init; }

    public long HalfHours { get; init; }

    public int UsageMins { get; init; }
}

internal sealed class AppUsageDayConfiguration : IEntityTypeConfiguration<AppUsageDay>
{
    public void Configure(EntityTypeBuilder<AppUsageDay> builder)
    {
        builder.ToTable("app_usage_days", "workspaces");
        builder.HasKey(row => new { row.InstanceId, row.Day, row.UserId, row.TemplateId, row.App });
    }
}
