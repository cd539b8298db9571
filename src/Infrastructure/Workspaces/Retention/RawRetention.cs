using Npgsql;
using Reporting.Infrastructure.Persistence;

namespace Reporting.Infrastructure.Workspaces.Retention;

/// <summary>Drops whole months of raw records, and remembers from when on they are complete.</summary>
internal sealed class RawRetention(NpgsqlDataSource source)
{
    /// <summary>Each with the time that its records reach to, which for a session is its end.</summary>
    private static readonly IReadOnlyList<(string Table, string Reach)> RawTables =
    [
        ("workspaces.agent_stats", "created_at"),
        ("workspaces.app_sessions", "session_ended_at"),
    ];

    /// <summary>Drops the months that ended before the time, unless something in them is still to be rolled up.</summary>
    /// <returns>The names of the partitions that went.</returns>
    public async Task<IReadOnlyList<string>> DropBeforeAsync(DateTimeOffset time, CancellationToken cancellationToken)
    {
        var dropped = new List<string>();
        foreach (var (table, reach) in RawTables)
        {
            await using var connection = await source.OpenConnectionAsync(cancellationToken);
            foreach (var partition in await FindExpiredAsync(connection, table, time, cancellationToken))
            {
                if (await DropAsync(table, partition, reach, cancellationToken))
                {
                    dropped.Add(partition.Name);
                }
            }
        }

        return dropped;
    }

    private static async Task<List<(string Name, DateTimeOffset End)>> FindExpiredAsync(
        NpgsqlConnection connection,
        string table,
        DateTimeOffset time,
        CancellationToken cancellationToken)
    {
        await using var command = new NpgsqlCommand(SqlFile.Read("expired_partitions.sql"), connection);
        command.Parameters.Add(new NpgsqlParameter<string>("table", table));
        command.Parameters.Add(new NpgsqlParameter<DateTimeOffset>("before", time));
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        var expired = new List<(string, DateTimeOffset)>();
        while (await reader.ReadAsync(cancellationToken))
        {
            expired.Add((reader.GetString(0), await reader.GetFieldValueAsync<DateTimeOffset>(1, cancellationToken)));
        }

        return expired;
    }

    /// <summary>
    /// The counts, the horizon and the partition change together. Writers of that month wait; if others would have to
    /// wait for long, it gives up and is tried again later.
    /// </summary>
    private async Task<bool> DropAsync(string table, (string Name, DateTimeOffset End) partition, string reach, CancellationToken cancellationToken)
    {
        await using var connection = await source.OpenConnectionAsync(cancellationToken);
        await using var transaction = await connection.BeginTransactionAsync(cancellationToken);
        await using var hold = new NpgsqlCommand($"{StatementTime.Unlimited}; SET LOCAL lock_timeout = '2s'; LOCK TABLE {partition.Name} IN SHARE MODE", connection);
        await hold.ExecuteNonQueryAsync(cancellationToken);
        if (!(await FindExpiredAsync(connection, table, partition.End, cancellationToken)).Contains(partition))
        {
            return false;
        }

        await using var drop = new NpgsqlCommand(
            $"""
             UPDATE workspaces.raw_horizon
             SET kept_from = greatest(kept_from, @end, (SELECT max(gone.{reach}) FROM {partition.Name} AS gone));
             UPDATE access.collections AS kept
             SET records = kept.records - gone.records
             FROM (SELECT records.instance_id, count(*) AS records FROM {partition.Name} AS records GROUP BY records.instance_id) AS gone
             WHERE kept.instance_id = gone.instance_id AND kept.collection = @collection;
             DROP TABLE {partition.Name};
             """,
            connection);
        drop.Parameters.Add(new NpgsqlParameter<DateTimeOffset>("end", partition.End));
        drop.Parameters.Add(new NpgsqlParameter<string>("collection", table[(table.IndexOf('.', StringComparison.Ordinal) + 1)..].Replace('_', '-')));
        await drop.ExecuteNonQueryAsync(cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        return true;
    }
}
