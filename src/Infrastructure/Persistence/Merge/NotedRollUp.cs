using Npgsql;
using Reporting.Application.Telemetry;
using Reporting.Domain.Access;

namespace Reporting.Infrastructure.Persistence.Merge;

/// <summary>A roll-up of what the merges note in queue tables: in one transaction it takes all notes of an instance and computes anew what they name.</summary>
/// <param name="queues">With their schema; the first one's name is also the lock that makes roll-ups take turns.</param>
internal abstract class NotedRollUp(NpgsqlDataSource source, params string[] queues) : IRollUp
{
    public abstract InstanceKind Kind { get; }

    public async Task RunAsync(int instanceId, CancellationToken cancellationToken)
    {
        using var activity = Instruments.Activities.StartActivity("RollUp");
        var started = TimeProvider.System.GetTimestamp();
        await using var connection = await source.OpenConnectionAsync(cancellationToken);
        await using var transaction = await connection.BeginTransactionAsync(cancellationToken);
        var run = new RollUpRun(connection, instanceId);
        await run.ExecuteAsync($"{StatementTime.Unlimited}; SELECT pg_advisory_xact_lock('{queues[0]}'::regclass::oid::integer, @instance)", cancellationToken);
        if (!await HeldInstance.TakeAsync(connection, instanceId, cancellationToken))
        {
            return;
        }

        await RecomputeAsync(run, cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        Instruments.RecordRollUp(Kind, TimeProvider.System.GetElapsedTime(started));
    }

    public async Task<IReadOnlyList<int>> ReadNotedInstancesAsync(CancellationToken cancellationToken)
    {
        await using var command = source.CreateCommand(string.Join(" UNION ", queues.Select(queue => $"SELECT notes.instance_id FROM {queue} AS notes")));
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        var instances = new List<int>();
        while (await reader.ReadAsync(cancellationToken))
        {
            instances.Add(reader.GetInt32(0));
        }

        return instances;
    }

    /// <summary>Takes the notes and brings up to date what they name; raises the data version where anything was noted.</summary>
    protected abstract Task RecomputeAsync(RollUpRun run, CancellationToken cancellationToken);
}
