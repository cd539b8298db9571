using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Reporting.Infrastructure.Flags.Reports;

internal sealed record EventCreatorRow(long Id, string? UserName, string SignedAs);

internal sealed class EventCreatorRowConfiguration : IEntityTypeConfiguration<EventCreatorRow>
{
    public void Configure(EntityTypeBuilder<EventCreatorRow> builder) => builder.HasNoKey().ToView(null);
}
