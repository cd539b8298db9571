using Npgsql;
using Reporting.Application.Telemetry;
using Reporting.Domain.Access;

namespace Reporting.Infrastructure.Persistence.Merge;

/// <summary>A roll-up of what the merges mark dirty in queue tables: in one transaction it takes all marks of an instance and computes anew what they name.</summary>
/// <param name="queues">The queue tables, with their schema. The name of the first is also the lock that roll-ups of an instance wait for.</param>
internal abstract class DirtyRollUp(NpgsqlDataSource source, params string[] queues) : IRollUp
{
    private const string Settings = $"{StatementTime.Unlimited}; SET LOCAL work_mem = '128MB'; SET LOCAL jit = off; SET LOCAL enable_memoize = off; SET LOCAL random_page_cost = 1.1";

    public abstract InstanceKind Kind { get; }

    /// <summary>The SQL file that makes the connection's working tables, unless it has them, before the transaction begins.</summary>
    protected virtual string? WorkingTablesFile => null;

    /// <summary>The tables that this file makes.</summary>
    protected virtual IReadOnlyList<string> WorkingTableNames => [];

    public Task RunAsync(int instanceId, CancellationToken cancellationToken) => RunAsync(instanceId, waits: true, cancellationToken);

    public Task<bool> TryRunAsync(int instanceId, CancellationToken cancellationToken) => RunAsync(instanceId, waits: false, cancellationToken);

    private async Task<bool> RunAsync(int instanceId, bool waits, CancellationToken cancellationToken)
    {
        using var activity = Instruments.Activities.StartActivity("RollUp");
        var started = TimeProvider.System.GetTimestamp();
        await using var connection = await source.OpenConnectionAsync(cancellationToken);
        var run = new RollUpRun(connection, instanceId);
        if (WorkingTablesFile is { } file)
        {
            await run.ExecuteFilesAsync([file], cancellationToken);
        }

        await using var transaction = await connection.BeginTransactionAsync(cancellationToken);
        if (!await LockAsync(connection, instanceId, waits, cancellationToken))
        {
            return false;
        }

        if (!await InstanceLock.TakeAsync(connection, instanceId, cancellationToken))
        {
            return true;
        }

        await RecomputeAsync(run, cancellationToken);
        if (WorkingTableNames.Count > 0)
        {
            await run.ExecuteAsync(WorkingTables.Empty(WorkingTableNames), cancellationToken);
        }

        await transaction.CommitAsync(cancellationToken);
        Instruments.RecordRollUp(Kind, TimeProvider.System.GetElapsedTime(started));
        return true;
    }

    /// <returns>Whether nobody else rolls the instance up now.</returns>
    private async Task<bool> LockAsync(NpgsqlConnection connection, int instanceId, bool waits, CancellationToken cancellationToken)
    {
        var key = $"'{queues[0]}'::regclass::oid::integer, @instance";
        var take = waits ? $"pg_advisory_xact_lock({key}) IS NOT NULL" : $"pg_try_advisory_xact_lock({key})";
        await using var command = new NpgsqlCommand($"{Settings}; SELECT {take}", connection) { CommandTimeout = 0 };
        command.Parameters.Add(new NpgsqlParameter<int>("instance", instanceId));
        return (bool)(await command.ExecuteScalarAsync(cancellationToken))!;
    }

    public async Task<IReadOnlyList<int>> ReadDirtyInstancesAsync(CancellationToken cancellationToken)
    {
        await using var command = source.CreateCommand(string.Join(" UNION ", queues.Select(queue => $"SELECT DISTINCT marks.instance_id FROM {queue} AS marks")));
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        var instances = new List<int>();
        while (await reader.ReadAsync(cancellationToken))
        {
            instances.Add(reader.GetInt32(0));
        }

        return instances;
    }

    /// <summary>Takes the marks and brings up to date what they name; raises the data version where anything was dirty.</summary>
    protected abstract Task RecomputeAsync(RollUpRun run, CancellationToken cancellationToken);
}
