using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;
using Npgsql;
using Reporting.Application.Health;

namespace Reporting.Infrastructure.Persistence;

internal sealed class DatabaseSchema(NpgsqlDataSource source, ReportingDbContext context) : IDatabaseSchema
{
    public async Task<SchemaState> ReadAsync(CancellationToken cancellationToken)
    {
        var known = context.Database.GetMigrations().ToList();
        var history = context.GetService<IHistoryRepository>();
        IReadOnlyList<string> applied = await history.ExistsAsync(cancellationToken)
            ? [.. (await history.GetAppliedMigrationsAsync(cancellationToken)).Select(step => step.MigrationId)]
            : [];
        return new SchemaState(applied, [.. known.Except(applied, StringComparer.Ordinal)], [.. applied.Except(known, StringComparer.Ordinal)]);
    }

    public Task MigrateAsync(CancellationToken cancellationToken) => DatabaseMigrator.MigrateAsync(source, cancellationToken);
}
