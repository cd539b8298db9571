using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Reporting.Infrastructure.Workspaces.Tables;

/// <summary>A row of <c>workspaces.template_days</c>: a template's UTC day, half hour by half hour in packed columns.</summary>
internal sealed class TemplateDayEntity
{
    public int InstanceId { get; init; }

    public DateOnly Day { get; init; }

    public Guid TemplateId { get; init; }

    public required byte[] Users { get; init; }

    public required byte[] Minutes { get; init; }

    public required byte[] Latencies { get; init; }

    public required byte[] Apps { get; init; }
}

/// <summary>A row of <c>workspaces.deployment_days</c>: a UTC day of the whole deployment in packed columns.</summary>
internal sealed class DeploymentDayEntity
{
    public int InstanceId { get; init; }

    public DateOnly Day { get; init; }

    public required byte[] Users { get; init; }

    public required byte[] Templates { get; init; }
}

/// <summary>A row of <c>workspaces.dirty_days</c>: a day to compute anew from all its half hours.</summary>
internal sealed class DirtyDayEntity
{
    public long Id { get; init; }

    public int InstanceId { get; init; }

    public DateOnly Day { get; init; }
}

internal sealed class DerivedDaysConfiguration :
    IEntityTypeConfiguration<TemplateDayEntity>,
    IEntityTypeConfiguration<DeploymentDayEntity>,
    IEntityTypeConfiguration<DirtyDayEntity>
{
    public void Configure(EntityTypeBuilder<TemplateDayEntity> builder)
    {
        builder.ToTable("template_days", "workspaces");
        builder.HasKey(row => new { row.InstanceId, row.Day, row.TemplateId });
    }

    public void Configure(EntityTypeBuilder<DeploymentDayEntity> builder)
    {
        builder.ToTable("deployment_days", "workspaces");
        builder.HasKey(row => new { row.InstanceId, row.Day });
    }

    public void Configure(EntityTypeBuilder<DirtyDayEntity> builder)
    {
        builder.ToTable("dirty_days", "workspaces");
        builder.HasKey(row => new { row.InstanceId, row.Id });
        builder.Property(row => row.Id).UseIdentityAlwaysColumn();
    }
}
