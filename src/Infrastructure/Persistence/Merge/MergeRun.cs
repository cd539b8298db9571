using Npgsql;
using Reporting.Domain.Ingestion;

namespace Reporting.Infrastructure.Persistence.Merge;

/// <summary>One merge under way, inside its transaction.</summary>
internal sealed class MergeRun(NpgsqlConnection connection, RecordTable table, int instanceId)
{
    private readonly MergeSql sql = new(table);

    public string CopySql => sql.Copy;

    /// <summary>Keeps the instance from being deleted until the transaction ends.</summary>
    /// <exception cref="InstanceGoneException">It is deleted already.</exception>
    private async Task HoldInstanceAsync(CancellationToken cancellationToken)
    {
        if (!await HeldInstance.TakeAsync(connection, instanceId, cancellationToken))
        {
            throw new InstanceGoneException();
        }
    }

    public async Task CreateStagingAsync(CancellationToken cancellationToken)
    {
        await using var command = new NpgsqlCommand(sql.CreateStaging, connection);
        await command.ExecuteNonQueryAsync(cancellationToken);
    }

    public async Task<MergeCounts> ApplyAsync(MergeMode mode, long received, CancellationToken cancellationToken)
    {
        await HoldInstanceAsync(cancellationToken);
        await ExecuteAsync(sql.Lock, cancellationToken);
        if (mode == MergeMode.Replace)
        {
            await RefuseDuplicatesAsync(cancellationToken);
        }
        else
        {
            await ExecuteAsync(sql.DropDuplicates, cancellationToken, instance: false);
        }

        var removed = mode == MergeMode.Replace ? await ExecuteAsync(sql.TakeRemoved, cancellationToken) : 0;
        var stored = await ExecuteAsync(sql.TakeReplaced, cancellationToken);
        var unchanged = stored == 0 ? 0 : await DropUnchangedAsync(cancellationToken);
        var updated = stored - unchanged;
        if (updated > 0)
        {
            await ExecuteAsync(sql.DeleteReplaced, cancellationToken);
        }

        var written = await ExecuteAsync(sql.Insert, cancellationToken);
        return new MergeCounts(received, written - updated, updated, unchanged, removed);
    }

    public async Task<MergeCounts> RemoveAsync(string condition, NpgsqlParameter parameter, CancellationToken cancellationToken)
    {
        await HoldInstanceAsync(cancellationToken);
        await ExecuteAsync(sql.Lock, cancellationToken);
        await using var command = new NpgsqlCommand(sql.TakeWhere(condition), connection) { CommandTimeout = 0 };
        command.Parameters.Add(new NpgsqlParameter<int> { TypedValue = instanceId });
        command.Parameters.Add(parameter);
        var removed = await command.ExecuteNonQueryAsync(cancellationToken);
        return new MergeCounts(Received: 0, Inserted: 0, Updated: 0, Unchanged: 0, removed);
    }

    /// <summary>Counts, time of receipt, what has to be rolled up, and a new data version where anything changed.</summary>
    public async Task RecordAsync(MergeCounts counts, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var changed = counts.Inserted + counts.Updated + counts.Removed > 0;
        if (changed && table.NoteFile is { } file)
        {
            await ExecuteFileAsync(file, cancellationToken);
        }

        await using var command = new NpgsqlCommand(SqlFile.Read("record_receipt.sql"), connection);
        command.Parameters.Add(new NpgsqlParameter<int>("instance", instanceId));
        command.Parameters.Add(new NpgsqlParameter<string>("collection", table.Collection));
        command.Parameters.Add(new NpgsqlParameter<long>("records", counts.Inserted - counts.Removed));
        command.Parameters.Add(new NpgsqlParameter<DateTimeOffset>("now", now));
        await command.ExecuteNonQueryAsync(cancellationToken);
        if (changed)
        {
            await ExecuteFileAsync("raise_data_version.sql", cancellationToken);
        }
    }

    private async Task<long> DropUnchangedAsync(CancellationToken cancellationToken)
    {
        if (sql.Grow is { } grow)
        {
            await ExecuteAsync(grow, cancellationToken, instance: false);
        }

        return await ExecuteAsync(sql.DropUnchanged, cancellationToken, instance: false);
    }

    private async Task RefuseDuplicatesAsync(CancellationToken cancellationToken)
    {
        var duplicates = new List<DuplicateRecord>();
        await using var command = new NpgsqlCommand(sql.FindDuplicates, connection);
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        while (await reader.ReadAsync(cancellationToken))
        {
            var line = await reader.IsDBNullAsync(1, cancellationToken) ? (long?)null : reader.GetInt64(1);
            duplicates.Add(new DuplicateRecord(reader.GetInt64(0), line, reader.GetInt64(2), table.Key[^1]));
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

    private async Task<long> ExecuteAsync(string statement, CancellationToken cancellationToken, bool instance = true)
    {
        await using var command = new NpgsqlCommand(statement, connection) { CommandTimeout = 0 };
        if (instance)
        {
            command.Parameters.Add(new NpgsqlParameter<int> { TypedValue = instanceId });
        }

        return await command.ExecuteNonQueryAsync(cancellationToken);
    }
}
