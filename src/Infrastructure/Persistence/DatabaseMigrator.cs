using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.Extensions.Logging;
using Npgsql;

namespace Reporting.Infrastructure.Persistence;

/// <summary>Brings a database to this version's schema. Servers that start at once wait for each other.</summary>
internal static class DatabaseMigrator
{
    private const long LockKey = 0x5265_706F_7274;

    /// <summary>Exceptions that are thrown as well; their catcher logs them.</summary>
    private static readonly EventId[] Thrown =
    [
        RelationalEventId.ConnectionError,
        RelationalEventId.CommandError,
        RelationalEventId.TransactionError,
        CoreEventId.QueryIterationFailed,
        CoreEventId.SaveChangesFailed,
    ];

    private static readonly DbContextOptions<ReportingDbContext> Unconnected = (DbContextOptions<ReportingDbContext>)Configure(new DbContextOptionsBuilder<ReportingDbContext>()).Options;

    public static async Task MigrateAsync(string connectionString, CancellationToken cancellationToken)
    {
        var settings = new NpgsqlConnectionStringBuilder(connectionString) { Timezone = "UTC", CommandTimeout = 0 };
        DeadPeers.Notice(settings);
        await using var source = NpgsqlDataSource.Create(settings);
        await MigrateAsync(source, cancellationToken);
    }

    public static async Task MigrateAsync(NpgsqlDataSource source, CancellationToken cancellationToken)
    {
        await using var locking = await source.OpenConnectionAsync(cancellationToken);
        await ExecuteAsync(locking, $"SELECT pg_advisory_lock({LockKey})", cancellationToken);
        try
        {
            await using var context = Open(source);
            await context.Database.MigrateAsync(cancellationToken);
        }
        finally
        {
            await ExecuteAsync(locking, $"SELECT pg_advisory_unlock({LockKey})", CancellationToken.None);
        }
    }

    /// <summary>A context that no container has made, on connections of this source.</summary>
    public static ReportingDbContext Open(NpgsqlDataSource source)
    {
        var context = new ReportingDbContext(Unconnected);
        context.Database.SetDbConnection(source.CreateConnection(), contextOwnsConnection: true);
        return context;
    }

    /// <summary>
    /// Options name no database: EF Core makes its model and its queries once for all contexts whose options are the same, whatever they are connected to,
    /// and takes the source of connections from the container. No snapshot of the model is kept: a test compares the migrated schema with the model instead.
    /// Failures are thrown, and their catcher logs them once; so they are not logged here with every attempt.
    /// </summary>
    public static DbContextOptionsBuilder Configure(DbContextOptionsBuilder options)
        => options
            .UseNpgsql()
            .ConfigureWarnings(warnings => warnings
                .Ignore(RelationalEventId.PendingModelChangesWarning)
                .Log(Thrown.Select(id => (id, LogLevel.Debug)).ToArray()));

    private static async Task ExecuteAsync(NpgsqlConnection connection, string sql, CancellationToken cancellationToken)
    {
        await using var command = new NpgsqlCommand(sql, connection);
        await command.ExecuteNonQueryAsync(cancellationToken);
    }
}
