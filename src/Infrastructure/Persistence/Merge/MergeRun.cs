using Npgsql;
using Reporting.Domain.Ingestion;
using Reporting.Infrastructure.Persistence.Erasure;

namespace Reporting.Infrastructure.Persistence.Merge;

/// <summary>One merge under way, inside its transaction.</summary>
internal sealed class MergeRun(NpgsqlConnection connection, RecordTable table, int instanceId)
{
    /// <summary>
    /// Working tables have no indexes and no statistics: they are joined by hashing or sorting, never row by row. What is
    /// looked up row by row says so itself, by LATERAL.
    /// </summary>
    private const string Settings =
        $"{StatementTime.Unlimited}; SET LOCAL work_mem = '64MB'; SET LOCAL jit = off; SET LOCAL enable_memoize = off; SET LOCAL random_page_cost = 1.1; SET LOCAL enable_nestloop = off";

    private readonly MergeSql sql = new(table);
    private readonly StoredMonths months = new(connection, table, instanceId);

    public string CopySql => sql.Copy;

    /// <summary>Before the transaction, so that the tables stay when it fails.</summary>
    public async Task CreateWorkingTablesAsync(CancellationToken cancellationToken)
    {
        await using var command = new NpgsqlCommand(sql.CreateWorkingTables, connection);
        await command.ExecuteNonQueryAsync(cancellationToken);
    }

    /// <summary>The last statement of a transaction.</summary>
    public Task EmptyWorkingTablesAsync(CancellationToken cancellationToken) => ExecuteAsync(sql.EmptyWorkingTables, cancellationToken);

    /// <summary>What a transaction that failed has written takes up disk: it goes at once, unless the connection is lost.</summary>
    public async Task EmptyWorkingTablesAfterFailureAsync()
    {
        try
        {
            await EmptyWorkingTablesAsync(CancellationToken.None);
        }
        catch (Exception exception) when (exception is NpgsqlException or InvalidOperationException or ObjectDisposedException)
        {
            // With the connection its working tables go too.
        }
    }

    /// <summary>Settings for the transaction that has begun.</summary>
    public async Task ConfigureAsync(CancellationToken cancellationToken)
    {
        await using var command = new NpgsqlCommand(Settings, connection);
        await command.ExecuteNonQueryAsync(cancellationToken);
    }

    /// <param name="storedBefore">As <see cref="MergeOptions.StoredBefore"/>.</param>
    public async Task<MergeCounts> ApplyAsync(MergeMode mode, CopiedRecords copied, long? storedBefore, CancellationToken cancellationToken)
    {
        await LockInstanceAsync(cancellationToken);
        await ExecuteAsync(sql.Lock, cancellationToken, Instance);
        await IncomingErasure.RunAsync(connection, table.Name, table.Incoming, instanceId, cancellationToken);
        if (storedBefore is null && (table.IsSingle || copied.Keys.MayRepeat()))
        {
            await (mode == MergeMode.Replace ? RefuseDuplicatesAsync(cancellationToken) : ExecuteAsync(table.IsSingle ? sql.KeepLast : sql.DropDuplicates, cancellationToken));
        }

        var removes = mode == MergeMode.Replace || (table.IsSingle && copied.Count > 0);
        var removed = removes ? await DeleteMissingAsync(cancellationToken) : 0;
        var parts = storedBefore is { } before && await CountStoredAsync(cancellationToken) == before ? [] : await months.FindAsync(copied, cancellationToken);
        var stored = await TakeReplacedAsync(parts, cancellationToken);
        var unchanged = stored == 0 ? 0 : await DropUnchangedAsync(cancellationToken);
        var updated = stored - unchanged;
        if (updated > 0)
        {
            await DeleteReplacedAsync(parts, cancellationToken);
        }

        var written = await ExecuteAsync(sql.Insert, cancellationToken, Instance);
        if (written > 0 && table.TimeColumn is not null)
        {
            await months.KeepAsync(copied, cancellationToken);
        }

        return new MergeCounts(copied.Count, written - updated, updated, unchanged, removed);
    }

    public async Task<MergeCounts> RemoveAsync(string condition, NpgsqlParameter parameter, CancellationToken cancellationToken)
    {
        await LockInstanceAsync(cancellationToken);
        await ExecuteAsync(sql.Lock, cancellationToken, Instance);
        await ExecuteAsync(sql.Take(condition), cancellationToken, Instance, parameter);
        var removed = await ExecuteAsync(sql.Delete(condition), cancellationToken, Instance, parameter.Clone());
        return new MergeCounts(Received: 0, Inserted: 0, Updated: 0, Unchanged: 0, removed);
    }

    /// <summary>Counts, time of receipt, what has to be rolled up, and a new data version where anything changed.</summary>
    public async Task RecordAsync(MergeCounts counts, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var changed = counts.Inserted + counts.Updated + counts.Removed > 0;
        if (changed)
        {
            // First, since merges of different collections take turns here: what one marks may depend on records of another.
            await ExecuteFileAsync("raise_data_version.sql", cancellationToken);
            await (table.MarkDirtyFile is { } file ? ExecuteFileAsync(file, cancellationToken) : Task.CompletedTask);
        }

        await using var command = new NpgsqlCommand(SqlFile.Read("record_receipt.sql"), connection);
        command.Parameters.Add(new NpgsqlParameter<int>("instance", instanceId));
        command.Parameters.Add(new NpgsqlParameter<string>("collection", table.Collection));
        command.Parameters.Add(new NpgsqlParameter<long>("records", counts.Inserted - counts.Removed));
        command.Parameters.Add(new NpgsqlParameter<DateTimeOffset>("now", now));
        await command.ExecuteNonQueryAsync(cancellationToken);
        if (changed)
        {
            await ExecuteAsync(
                sql.KeepChangedDays,
                cancellationToken,
                Instance,
                new NpgsqlParameter<string> { TypedValue = table.Collection },
                new NpgsqlParameter<DateTimeOffset> { TypedValue = now });
        }
    }

    private NpgsqlParameter<int> Instance => new() { TypedValue = instanceId };

    /// <summary>Keeps the instance from being deleted until the transaction ends.</summary>
    /// <exception cref="InstanceGoneException">It is deleted already.</exception>
    private async Task LockInstanceAsync(CancellationToken cancellationToken)
    {
        if (!await InstanceLock.TakeAsync(connection, instanceId, cancellationToken))
        {
            throw new InstanceGoneException();
        }
    }

    /// <summary>How many records of the collection are stored; exact, since merges of it take turns.</summary>
    private async Task<long> CountStoredAsync(CancellationToken cancellationToken)
    {
        await using var command = new NpgsqlCommand(
            "SELECT collections.records FROM access.collections WHERE collections.instance_id = $1 AND collections.collection = $2", connection);
        command.Parameters.Add(Instance);
        command.Parameters.Add(new NpgsqlParameter<string> { TypedValue = table.Collection });
        return await command.ExecuteScalarAsync(cancellationToken) is long records ? records : 0;
    }

    /// <returns>How many stored records the request does not have.</returns>
    private async Task<long> DeleteMissingAsync(CancellationToken cancellationToken)
    {
        var missing = await ExecuteAsync(sql.TakeMissing, cancellationToken, Instance);
        return missing == 0 ? 0 : await ExecuteAsync(sql.DeleteReplaced(table.Name), cancellationToken, Instance);
    }

    private async Task<long> TakeReplacedAsync(IReadOnlyList<StoredPart> parts, CancellationToken cancellationToken)
    {
        var stored = 0L;
        foreach (var part in parts)
        {
            stored += await ExecuteAsync(sql.TakeReplaced(part.Table), cancellationToken, table.TimeInKey ? [Instance, part.Days] : [Instance]);
        }

        return stored;
    }

    private async Task<long> DropUnchangedAsync(CancellationToken cancellationToken)
    {
        if (sql.Grow is { } grow)
        {
            await ExecuteAsync(grow, cancellationToken);
        }

        return await ExecuteAsync(sql.DropUnchanged, cancellationToken);
    }

    /// <summary>In a table with partitions each may be looked up by its whole key; a small table is gone through.</summary>
    private async Task DeleteReplacedAsync(IReadOnlyList<StoredPart> parts, CancellationToken cancellationToken)
    {
        if (table.TimeColumn is not null)
        {
            await ExecuteAsync("SET LOCAL enable_nestloop = on", cancellationToken);
        }

        foreach (var part in parts)
        {
            await ExecuteAsync(sql.DeleteReplaced(part.Table), cancellationToken, Instance);
        }

        await ExecuteAsync("SET LOCAL enable_nestloop = off", cancellationToken);
    }

    private async Task RefuseDuplicatesAsync(CancellationToken cancellationToken)
    {
        var duplicates = new List<DuplicateRecord>();
        await using var command = new NpgsqlCommand(sql.FindDuplicates, connection);
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        while (await reader.ReadAsync(cancellationToken))
        {
            var line = await reader.IsDBNullAsync(1, cancellationToken) ? (long?)null : reader.GetInt64(1);
            duplicates.Add(new DuplicateRecord(reader.GetInt64(0), line, reader.GetInt64(2), table.KeyField));
        }

        if (duplicates.Count > 0)
        {
            throw new DuplicateRecordsException(duplicates);
        }
    }

    private async Task ExecuteFileAsync(string file, CancellationToken cancellationToken)
    {
        await using var command = new NpgsqlCommand(SqlFile.Read(file), connection) { CommandTimeout = 0 };
        command.Parameters.Add(new NpgsqlParameter<int>("instance", instanceId));
        await command.ExecuteNonQueryAsync(cancellationToken);
    }

    private async Task<long> ExecuteAsync(string statement, CancellationToken cancellationToken, params NpgsqlParameter[] parameters)
    {
        await using var command = new NpgsqlCommand(statement, connection) { CommandTimeout = 0 };
        command.Parameters.AddRange(parameters);
        return await command.ExecuteNonQueryAsync(cancellationToken);
    }
}
