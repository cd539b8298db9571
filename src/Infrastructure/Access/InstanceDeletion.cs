using Npgsql;
using Reporting.Infrastructure.Persistence;

namespace Reporting.Infrastructure.Access;

/// <summary>
/// Removes what instances that are marked deleted have left: one table or partition a transaction, so that nobody waits for
/// long and a server that dies loses only the table that it was at. The next one, or another server, goes on.
/// </summary>
internal sealed class InstanceDeletion(NpgsqlDataSource source)
{
    /// <summary>The instances that are marked deleted, the oldest mark first.</summary>
    public async Task<IReadOnlyList<(int Id, string Schema)>> ReadPendingAsync(CancellationToken cancellationToken)
    {
        await using var command = source.CreateCommand(
            "SELECT instances.id, instances.kind FROM access.instances WHERE instances.deleted_at IS NOT NULL ORDER BY instances.deleted_at, instances.id");
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        var pending = new List<(int, string)>();
        while (await reader.ReadAsync(cancellationToken))
        {
            pending.Add((reader.GetInt32(0), reader.GetString(1)));
        }

        return pending;
    }

    /// <returns>False when another server is at it.</returns>
    public async Task<bool> RunAsync(int instanceId, string schema, CancellationToken cancellationToken)
    {
        if (!await DeleteAsync(instanceId, "DELETE FROM access.data_versions WHERE instance_id = $1", cancellationToken))
        {
            return false;
        }

        var tables = await ReadTablesAsync(schema, cancellationToken);
        for (var done = 0; done < tables.Count; done++)
        {
            await ReportAsync(instanceId, tables.Count, done, cancellationToken);
            if (!await DeleteAsync(instanceId, $"DELETE FROM {tables[done]} WHERE instance_id = $1", cancellationToken))
            {
                return false;
            }
        }

        await Partitions.DropEmptyAsync(source, cancellationToken);
        return await DeleteAsync(instanceId, "DELETE FROM access.instances WHERE id = $1", cancellationToken);
    }

    /// <summary>
    /// The row of the data version goes first: merges and roll-ups under way have locked it, and later ones find none,
    /// so that nothing is written to a table once it has been emptied.
    /// </summary>
    private async Task<bool> DeleteAsync(int instanceId, string statement, CancellationToken cancellationToken)
    {
        await using var connection = await source.OpenConnectionAsync(cancellationToken);
        await using var transaction = await connection.BeginTransactionAsync(cancellationToken);
        await using var takeLock = new NpgsqlCommand(
            $"{StatementTime.Unlimited}; SELECT pg_try_advisory_xact_lock('access.data_versions'::regclass::oid::integer, @instance)", connection);
        takeLock.Parameters.Add(new NpgsqlParameter<int>("instance", instanceId));
        if (!(bool)(await takeLock.ExecuteScalarAsync(cancellationToken))!)
        {
            return false;
        }

        await using var delete = new NpgsqlCommand(statement, connection) { CommandTimeout = 0 };
        delete.Parameters.Add(new NpgsqlParameter<int> { TypedValue = instanceId });
        try
        {
            await delete.ExecuteNonQueryAsync(cancellationToken);
        }
        catch (PostgresException exception) when (exception.SqlState is PostgresErrorCodes.UndefinedTable)
        {
            // A month that was found empty and dropped since the tables were listed has nothing to delete.
            return true;
        }

        await transaction.CommitAsync(cancellationToken);
        return true;
    }

    private async Task<IReadOnlyList<string>> ReadTablesAsync(string schema, CancellationToken cancellationToken)
    {
        await using var command = source.CreateCommand(SqlFile.Read("instance_tables.sql"));
        command.Parameters.Add(new NpgsqlParameter<string>("schema", schema));
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        var tables = new List<string>();
        while (await reader.ReadAsync(cancellationToken))
        {
            tables.Add(reader.GetString(0));
        }

        return tables;
    }

    private async Task ReportAsync(int instanceId, int tables, int done, CancellationToken cancellationToken)
    {
        await using var command = source.CreateCommand("UPDATE access.instances SET deletion_tables = $2, deletion_tables_done = $3 WHERE id = $1");
        command.Parameters.Add(new NpgsqlParameter<int> { TypedValue = instanceId });
        command.Parameters.Add(new NpgsqlParameter<int> { TypedValue = tables });
        command.Parameters.Add(new NpgsqlParameter<int> { TypedValue = done });
        await command.ExecuteNonQueryAsync(cancellationToken);
    }
}
