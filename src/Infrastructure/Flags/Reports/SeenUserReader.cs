using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Reporting.Domain.Flags.Reports;
using Reporting.Infrastructure.Persistence;

namespace Reporting.Infrastructure.Flags.Reports;

internal sealed class SeenUserReader(ReportingDbContext context) : ISeenUserReader
{
    public async Task<IReadOnlyList<SeenUser>> ReadAsync(int instanceId, CancellationToken cancellationToken)
        => await context.QueryAsync<SeenUser>("seen_users.sql", instanceId, [], cancellationToken);
}

internal sealed class SeenUserConfiguration : IEntityTypeConfiguration<SeenUser>
{
    public void Configure(EntityTypeBuilder<SeenUser> builder) => builder.HasNoKey().ToView(null);
}
