using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Npgsql;
using Reporting.Infrastructure.Persistence;

namespace Reporting.Infrastructure.Workspaces.Reports;

internal sealed record KnownUserRow(Guid UserId, string Username, string AvatarUrl);

internal sealed class KnownUserRowConfiguration : IEntityTypeConfiguration<KnownUserRow>
{
    public void Configure(EntityTypeBuilder<KnownUserRow> builder) => builder.HasNoKey().ToView(null);
}

internal static class KnownUsers
{
    /// <summary>Those of the ids that are users, ascending.</summary>
    public static Task<List<KnownUserRow>> ReadUsersAsync(this ReportingDbContext context, int instanceId, IReadOnlyList<Guid> ids, CancellationToken cancellationToken)
        => context.QueryAsync<KnownUserRow>("known_users.sql", instanceId, [new NpgsqlParameter<Guid[]>("ids", [.. ids])], cancellationToken);
}
