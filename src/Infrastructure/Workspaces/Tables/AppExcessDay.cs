using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Reporting.Infrastructure.Workspaces.Tables;

/// <summary>A row of <c>workspaces.app_excess_days</c>: what a user's day with an app has beyond the cap, on exactly these templates.</summary>
internal sealed class AppExcessDay
{
    public int InstanceId { get; init; }

    public DateOnly Day { get; init; }

    public Guid UserId { get; init; }

    public required string App { get; init; }

    public required IReadOnlyList<Guid> TemplateIds { get; init; }

    public int ExcessMins { get; init; }
}

internal sealed class AppExcessDayConfiguration : IEntityTypeConfiguration<AppExcessDay>
{
    public void Configure(EntityTypeBuilder<AppExcessDay> builder)
    {
        builder.ToTable("app_excess_days", "workspaces");
        builder.HasKey(row => new { row.InstanceId, row.Day, row.UserId, row.App, row.TemplateIds });
    }
}
