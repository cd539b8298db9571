using Microsoft.EntityFrameworkCore;
using Reporting.Application.Health;

namespace Reporting.Infrastructure.Persistence;

internal sealed class DatabaseSchema(DatabaseServer server, ReportingDbContext context) : IDatabaseSchema
{
    public async Task<SchemaState> ReadAsync(CancellationToken cancellationToken)
    {
        var known = context.Database.GetMigrations().ToList();
        IReadOnlyList<string> applied = await HasHistoryAsync(cancellationToken) ? [.. await context.Database.GetAppliedMigrationsAsync(cancellationToken)] : [];
        return new SchemaState(applied, [.. known.Except(applied, StringComparer.Ordinal)], [.. applied.Except(known, StringComparer.Ordinal)]);
    }

    public Task MigrateAsync(CancellationToken cancellationToken) => server.MigrateAsync(cancellationToken);

    /// <summary>Asked first, because the migrations of a database without a history are an error in the log.</summary>
    private async Task<bool> HasHistoryAsync(CancellationToken cancellationToken)
    {
        await using var command = server.Source.CreateCommand("""SELECT to_regclass('"__EFMigrationsHistory"') IS NOT NULL""");
        return await command.ExecuteScalarAsync(cancellationToken) is true;
    }
}
