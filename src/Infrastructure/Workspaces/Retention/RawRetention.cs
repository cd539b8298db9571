using System.Globalization;
using Npgsql;
using Reporting.Infrastructure.Persistence;

namespace Reporting.Infrastructure.Workspaces.Retention;

/// <summary>Drops whole months of raw records, and remembers from when on those of each instance are complete.</summary>
internal sealed class RawRetention(NpgsqlDataSource source)
{
    private const string MonthFormat = "yyyy_MM";

    /// <summary>The months that ended before a time, oldest first; none while anything in or before them waits to be rolled up.</summary>
    /// <param name="time">The time.</param>
    /// <param name="settled">Months of which records changed since then are left: what belongs to one half hour comes in several requests.</param>
    public async Task<IReadOnlyList<ExpiredPartition>> FindExpiredAsync(DateTimeOffset time, DateTimeOffset settled, CancellationToken cancellationToken)
    {
        await using var connection = await source.OpenConnectionAsync(cancellationToken);
        var expired = new List<ExpiredPartition>();
        foreach (var table in RawTable.All)
        {
            expired.AddRange(await FindExpiredAsync(connection, table, time, settled, cancellationToken));
        }

        return expired;
    }

    /// <summary>Drops the months of any table that are empty.</summary>
    /// <returns>The names of the partitions that went.</returns>
    public Task<IReadOnlyList<string>> DropEmptyAsync(CancellationToken cancellationToken) => Partitions.DropEmptyAsync(source, cancellationToken);

    /// <summary>Whether any raw record is at or after the time. Only the partitions from then on are looked at.</summary>
    public async Task<bool> HasRecordsSinceAsync(DateTimeOffset time, CancellationToken cancellationToken)
    {
        foreach (var table in RawTable.All)
        {
            await using var command = source.CreateCommand($"SELECT EXISTS (SELECT FROM {table.Name} AS records WHERE records.{table.Time} >= $1)");
            command.Parameters.Add(new NpgsqlParameter<DateTimeOffset> { TypedValue = time.ToUniversalTime() });
            if (await command.ExecuteScalarAsync(cancellationToken) is true)
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>
    /// The counts, the horizons and the partition change together. Writers of that month wait; if others would have to
    /// wait for long, it gives up and is tried again later.
    /// </summary>
    /// <returns>False when something in the month waits to be rolled up or has just come, or the month is gone already.</returns>
    public async Task<bool> DropAsync(ExpiredPartition partition, DateTimeOffset settled, CancellationToken cancellationToken)
    {
        await using var connection = await source.OpenConnectionAsync(cancellationToken);
        await using var transaction = await connection.BeginTransactionAsync(cancellationToken);
        await ExecuteAsync(connection, $"{StatementTime.Unlimited}; SET LOCAL lock_timeout = '2s'; LOCK TABLE {partition.Name} IN SHARE MODE", cancellationToken);
        if (!(await FindExpiredAsync(connection, partition.Table, partition.End, settled, cancellationToken)).Contains(partition))
        {
            return false;
        }

        await ExecuteAsync(
            connection,
            $"""
             INSERT INTO workspaces.raw_horizons AS kept (instance_id, kept_from)
             SELECT gone.instance_id, greatest(@end, max(gone.{partition.Table.End}))
             FROM {partition.Name} AS gone
             GROUP BY gone.instance_id
             ON CONFLICT (instance_id) DO UPDATE SET kept_from = greatest(kept.kept_from, excluded.kept_from);
             UPDATE access.collections AS kept
             SET records = kept.records - gone.records
             FROM (SELECT records.instance_id, count(*) AS records FROM {partition.Name} AS records GROUP BY records.instance_id) AS gone
             WHERE kept.instance_id = gone.instance_id AND kept.collection = @collection;
             DROP TABLE {partition.Name};
             """,
            cancellationToken,
            new NpgsqlParameter<DateTimeOffset>("end", partition.End),
            new NpgsqlParameter<string>("collection", partition.Table.Collection));
        await transaction.CommitAsync(cancellationToken);
        return true;
    }

    private static async Task<List<ExpiredPartition>> FindExpiredAsync(
        NpgsqlConnection connection, RawTable table, DateTimeOffset time, DateTimeOffset settled, CancellationToken cancellationToken)
    {
        var changing = await ReadChangingMonthsAsync(connection, table, settled, cancellationToken);
        var waiting = await ReadFirstDirtyAsync(connection, cancellationToken) ?? DateTimeOffset.MaxValue;
        await using var command = new NpgsqlCommand(SqlFile.Read("month_partitions.sql"), connection);
        command.Parameters.Add(new NpgsqlParameter<string>("table", table.Name));
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        var expired = new List<ExpiredPartition>();
        while (await reader.ReadAsync(cancellationToken))
        {
            if (MonthOf(reader.GetString(1)) is { } month && month.AddMonths(1) is var end && end <= time && end <= waiting && !changing.Contains(month))
            {
                expired.Add(new ExpiredPartition(table, reader.GetString(0), end));
            }
        }

        return [.. expired.OrderBy(partition => partition.End)];
    }

    private static async Task<DateTimeOffset?> ReadFirstDirtyAsync(NpgsqlConnection connection, CancellationToken cancellationToken)
    {
        await using var command = new NpgsqlCommand("SELECT min(dirty.start_time) FROM workspaces.dirty_half_hours AS dirty", connection);
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        return await reader.ReadAsync(cancellationToken) && !await reader.IsDBNullAsync(0, cancellationToken)
            ? await reader.GetFieldValueAsync<DateTimeOffset>(0, cancellationToken)
            : null;
    }

    private static async Task<HashSet<DateTimeOffset>> ReadChangingMonthsAsync(NpgsqlConnection connection, RawTable table, DateTimeOffset since, CancellationToken cancellationToken)
    {
        await using var command = new NpgsqlCommand(SqlFile.Read("changing_months.sql"), connection);
        command.Parameters.Add(new NpgsqlParameter<string>("collection", table.Collection));
        command.Parameters.Add(new NpgsqlParameter<DateTimeOffset>("since_time", since.ToUniversalTime()));
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        var months = new HashSet<DateTimeOffset>();
        while (await reader.ReadAsync(cancellationToken))
        {
            months.Add(new DateTimeOffset(reader.GetFieldValue<DateOnly>(0), TimeOnly.MinValue, TimeSpan.Zero));
        }

        return months;
    }

    /// <summary>Null for a partition that is no month, which is never dropped.</summary>
    private static DateTimeOffset? MonthOf(string partition)
        => partition.Length > MonthFormat.Length
            && DateTimeOffset.TryParseExact(partition[^MonthFormat.Length..], MonthFormat, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var month)
                ? month
                : null;

    private static async Task ExecuteAsync(NpgsqlConnection connection, string sql, CancellationToken cancellationToken, params NpgsqlParameter[] parameters)
    {
        await using var command = new NpgsqlCommand(sql, connection);
        command.Parameters.AddRange(parameters);
        await command.ExecuteNonQueryAsync(cancellationToken);
    }
}
