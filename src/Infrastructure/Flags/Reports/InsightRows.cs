using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Reporting.Domain.Flags.Reports;

namespace Reporting.Infrastructure.Flags.Reports;

internal sealed record FirstDayRow(DateOnly? Day);

internal sealed class FirstDayRowConfiguration : IEntityTypeConfiguration<FirstDayRow>
{
    public void Configure(EntityTypeBuilder<FirstDayRow> builder) => builder.HasNoKey().ToView(null);
}

internal sealed class UserDayConfiguration : IEntityTypeConfiguration<UserDay>
{
    public void Configure(EntityTypeBuilder<UserDay> builder) => builder.HasNoKey().ToView(null);
}

internal sealed class FlagsOfTypeConfiguration : IEntityTypeConfiguration<FlagsOfType>
{
    public void Configure(EntityTypeBuilder<FlagsOfType> builder) => builder.HasNoKey().ToView(null);
}
