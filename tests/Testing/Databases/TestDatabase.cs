using Npgsql;

namespace Reporting.Testing.Databases;

/// <summary>A database of a fixture's own; it is dropped with the fixture.</summary>
internal sealed class TestDatabase : IAsyncDisposable
{
    /// <summary>EF Core's record of the migrations that ran: part of the schema, so a reset leaves it.</summary>
    public const string MigrationHistory = "__EFMigrationsHistory";

    private readonly TestCluster cluster;
    private readonly string name;

    internal TestDatabase(TestCluster cluster, string name, string connectionString)
        => (this.cluster, this.name, ConnectionString) = (cluster, name, connectionString);

    public string ConnectionString { get; }

    /// <summary>
    /// Empties every table except the migration history and those named; the schema and the sequences stay.
    /// Triggers that keep a table from being emptied do not count here. This is the contract of Respawn's <c>Respawner.ResetAsync</c>, see docs/decisions/0011-respawn.md.
    /// </summary>
    public async Task ResetAsync(IReadOnlyCollection<string>? tablesToIgnore = null, CancellationToken cancellationToken = default)
    {
        await using var connection = new NpgsqlConnection(ConnectionString);
        await connection.OpenAsync(cancellationToken);
        await using var question = new NpgsqlCommand(
            """
            SELECT string_agg(format('%I.%I', schemas.nspname, tables.relname), ', ')
            FROM pg_class AS tables
            JOIN pg_namespace AS schemas ON schemas.oid = tables.relnamespace
            WHERE tables.relkind IN ('r', 'p')
              AND NOT tables.relispartition
              AND schemas.nspname <> 'information_schema'
              AND NOT starts_with(schemas.nspname, 'pg_')
              AND tables.relname <> ALL ($1)
            """,
            connection);
        question.Parameters.Add(new NpgsqlParameter { Value = new[] { MigrationHistory }.Concat(tablesToIgnore ?? []).ToArray() });
        if (await question.ExecuteScalarAsync(cancellationToken) is string tables)
        {
            await using var reset = new NpgsqlCommand($"SET session_replication_role = replica; TRUNCATE {tables}", connection);
            await reset.ExecuteNonQueryAsync(cancellationToken);
        }
    }

    public async ValueTask DisposeAsync()
    {
        await using (var connection = new NpgsqlConnection(ConnectionString))
        {
            NpgsqlConnection.ClearPool(connection);
        }

        await cluster.DropAsync(name, CancellationToken.None);
    }
}
