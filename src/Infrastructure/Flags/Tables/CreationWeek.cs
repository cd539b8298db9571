using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Reporting.Infrastructure.Flags.Tables;

/// <summary>A row of <c>flags.creation_weeks</c>: flags of a type created in a project in an ISO week.</summary>
internal sealed class CreationWeek
{
    public int InstanceId { get; init; }

    public DateOnly Week { get; init; }

    public required string Project { get; init; }

    public required string Type { get; init; }

    public long Flags { get; init; }
}

internal sealed class CreationWeekConfiguration : IEntityTypeConfiguration<CreationWeek>
{
    public void Configure(EntityTypeBuilder<CreationWeek> builder)
    {
        builder.ToTable("creation_weeks", "flags");
        builder.HasKey(row => new { row.InstanceId, row.Week, row.Project, row.Type });
    }
}
