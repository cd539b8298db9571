using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Reporting.Infrastructure.Flags.Tables;

/// <summary>A row of <c>flags.user_trends</c>: the users at the end of a UTC day, as captured then.</summary>
internal sealed class UserTrendRow
{
    public int InstanceId { get; init; }

    public DateOnly Day { get; init; }

    public long Total { get; init; }

    public long Active { get; init; }
}

internal sealed class UserTrendRowConfiguration : IEntityTypeConfiguration<UserTrendRow>
{
    public void Configure(EntityTypeBuilder<UserTrendRow> builder)
    {
        builder.ToTable("user_trends", "flags");
        builder.HasKey(row => new { row.InstanceId, row.Day });
    }
}
