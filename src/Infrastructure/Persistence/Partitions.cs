using System.Globalization;
using Npgsql;

namespace Reporting.Infrastructure.Persistence;

/// <summary>The monthly partitions of large tables: made when records of a month arrive, dropped when nothing needs them any more.</summary>
internal static class Partitions
{
    /// <summary>
    /// Gives the table a partition for each month, on a connection of its own: unused ones do no harm, and nobody waits
    /// for the transaction that is about to write to them.
    /// </summary>
    /// <param name="table">With its schema.</param>
    public static async Task AddAsync(NpgsqlDataSource source, string table, IEnumerable<DateOnly> months, CancellationToken cancellationToken)
    {
        foreach (var month in months.Order())
        {
            await using var command = source.CreateCommand("SELECT access.add_month_partition($1::regclass, $2)");
            command.Parameters.Add(new NpgsqlParameter<string> { TypedValue = table });
            command.Parameters.Add(new NpgsqlParameter<DateOnly> { TypedValue = month });
            await command.ExecuteNonQueryAsync(cancellationToken);
        }
    }

    /// <summary>As <see cref="AddAsync"/>, and no empty partition of the table is dropped until the connection's transaction ends.</summary>
    public static async Task ReserveAsync(
        NpgsqlConnection connection, NpgsqlDataSource source, string table, IReadOnlyCollection<DateOnly> months, CancellationToken cancellationToken)
    {
        if (months.Count == 0)
        {
            return;
        }

        await using (var keep = new NpgsqlCommand($"SELECT pg_advisory_xact_lock_shared({DropLock(table)})", connection))
        {
            await keep.ExecuteNonQueryAsync(cancellationToken);
        }

        await AddAsync(source, table, months, cancellationToken);
    }

    /// <summary>
    /// Drops the partitions without any row, each in a transaction of its own. One whose table is being written to, or is
    /// locked for longer than a moment, stays until the next time.
    /// </summary>
    /// <returns>The names of the partitions that went.</returns>
    public static async Task<IReadOnlyList<string>> DropEmptyAsync(NpgsqlDataSource source, CancellationToken cancellationToken)
    {
        var dropped = new List<string>();
        foreach (var (table, partition) in await ReadAsync(source, cancellationToken))
        {
            if (await IsEmptyAsync(source, partition, cancellationToken) && await DropAsync(source, table, partition, cancellationToken))
            {
                dropped.Add(partition);
            }
        }

        return dropped;
    }

    /// <param name="table">With its schema.</param>
    public static string NameOf(string table, DateOnly month) => string.Create(CultureInfo.InvariantCulture, $"{table}_{month:yyyy_MM}");

    private static string DropLock(string table) => $"'access.collections'::regclass::oid::integer, '{table}'::regclass::oid::integer";

    private static async Task<IReadOnlyList<(string Table, string Partition)>> ReadAsync(NpgsqlDataSource source, CancellationToken cancellationToken)
    {
        await using var command = source.CreateCommand(SqlFile.Read("partitions.sql"));
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        var partitions = new List<(string, string)>();
        while (await reader.ReadAsync(cancellationToken))
        {
            partitions.Add((reader.GetString(0), reader.GetString(1)));
        }

        return partitions;
    }

    private static async Task<bool> IsEmptyAsync(NpgsqlDataSource source, string partition, CancellationToken cancellationToken)
    {
        await using var command = source.CreateCommand($"SELECT NOT EXISTS (SELECT FROM {partition})");
        return await command.ExecuteScalarAsync(cancellationToken) is true;
    }

    private static async Task<bool> DropAsync(NpgsqlDataSource source, string table, string partition, CancellationToken cancellationToken)
    {
        await using var connection = await source.OpenConnectionAsync(cancellationToken);
        await using var transaction = await connection.BeginTransactionAsync(cancellationToken);
        await using var turn = new NpgsqlCommand($"SET LOCAL lock_timeout = '2s'; SELECT pg_try_advisory_xact_lock({DropLock(table)})", connection);
        if (await turn.ExecuteScalarAsync(cancellationToken) is not true)
        {
            return false;
        }

        try
        {
            await using var drop = new NpgsqlCommand(DropIfEmpty(partition), connection);
            await drop.ExecuteNonQueryAsync(cancellationToken);
        }
        catch (PostgresException exception) when (exception.SqlState is PostgresErrorCodes.LockNotAvailable or PostgresErrorCodes.UndefinedTable or PostgresErrorCodes.DeadlockDetected)
        {
            return false;
        }

        await transaction.CommitAsync(cancellationToken);
        return true;
    }

    private static string DropIfEmpty(string partition) => $"""
        DO $$
        BEGIN
            LOCK TABLE {partition} IN ACCESS EXCLUSIVE MODE;
            IF NOT EXISTS (SELECT FROM {partition}) THEN
                DROP TABLE {partition};
            END IF;
        END
        $$
        """;

    /// <summary>Which of the months the table has no partition for.</summary>
    /// <param name="table">With its schema.</param>
    public static async Task<IReadOnlyList<DateOnly>> ReadMissingAsync(NpgsqlConnection connection, string table, IEnumerable<DateOnly> months, CancellationToken cancellationToken)
    {
        await using var command = new NpgsqlCommand(
            "SELECT months.month FROM unnest($2) AS months (month) WHERE to_regclass($1 || to_char(months.month, '_YYYY_MM')) IS NULL", connection);
        command.Parameters.Add(new NpgsqlParameter<string> { TypedValue = table });
        command.Parameters.Add(new NpgsqlParameter<DateOnly[]> { TypedValue = [.. months] });
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        var missing = new List<DateOnly>();
        while (await reader.ReadAsync(cancellationToken))
        {
            missing.Add(reader.GetFieldValue<DateOnly>(0));
        }

        return missing;
    }
}
