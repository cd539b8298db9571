using System.Text.Json;
using Npgsql;
using NpgsqlTypes;
using Reporting.Infrastructure.Persistence;
using Reporting.Infrastructure.Persistence.Erasure;

namespace Reporting.Infrastructure.Access;

/// <summary>
/// Goes through the events of those who are being forgotten: some hundred a transaction, which merges of events take turns with. Whoever dies in the middle
/// has lost nothing: what is done is done, and who comes next begins anew.
/// </summary>
internal sealed class ErasureRun(NpgsqlDataSource source, TimeProvider clock)
{
    private const int BatchSize = 500;

    public async Task<IReadOnlyList<int>> ReadInstancesAsync(CancellationToken cancellationToken)
    {
        await using var command = source.CreateCommand("SELECT DISTINCT erasures.instance_id FROM access.erasures WHERE erasures.done_at IS NULL");
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        var instances = new List<int>();
        while (await reader.ReadAsync(cancellationToken))
        {
            instances.Add(reader.GetInt32(0));
        }

        return instances;
    }

    public async Task RunAsync(int instanceId, CancellationToken cancellationToken)
    {
        foreach (var pending in await ReadPendingAsync(instanceId, cancellationToken))
        {
            foreach (var batch in (await ReadEventsAsync(instanceId, pending, cancellationToken)).Chunk(BatchSize))
            {
                await EraseAsync(instanceId, batch, cancellationToken);
            }

            await FinishAsync(instanceId, pending.Digest, cancellationToken);
        }
    }

    private async Task<IReadOnlyList<Pending>> ReadPendingAsync(int instanceId, CancellationToken cancellationToken)
    {
        await using var command = source.CreateCommand(
            "SELECT erasures.digest, erasures.user_id, erasures.names FROM access.erasures WHERE erasures.instance_id = $1 AND erasures.done_at IS NULL ORDER BY erasures.requested_at");
        command.Parameters.Add(new NpgsqlParameter<int> { TypedValue = instanceId });
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        var pending = new List<Pending>();
        while (await reader.ReadAsync(cancellationToken))
        {
            pending.Add(new Pending(reader.GetFieldValue<byte[]>(0), reader.GetString(1), reader.GetFieldValue<string[]>(2)));
        }

        return pending;
    }

    private async Task<IReadOnlyList<(long Id, DateTime CreatedAt)>> ReadEventsAsync(int instanceId, Pending pending, CancellationToken cancellationToken)
    {
        await using var connection = await source.OpenConnectionAsync(cancellationToken);
        await using var transaction = await connection.BeginTransactionAsync(cancellationToken);
        await using var command = new NpgsqlCommand($"{StatementTime.Unlimited}; {SqlFile.Read("events_of_person.sql")}", connection) { CommandTimeout = 0 };
        command.Parameters.Add(new NpgsqlParameter<int>("instance", instanceId));
        command.Parameters.Add(new NpgsqlParameter<string>("user", pending.UserId));
        command.Parameters.Add(new NpgsqlParameter("names", NpgsqlDbType.Array | NpgsqlDbType.Text) { Value = pending.Names });
        command.Parameters.Add(new NpgsqlParameter("patterns", NpgsqlDbType.Array | NpgsqlDbType.Text) { Value = PatternsOf(pending.Names) });
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        var events = new List<(long, DateTime)>();
        while (await reader.ReadAsync(cancellationToken))
        {
            events.Add((reader.GetInt64(0), reader.GetDateTime(1)));
        }

        return events;
    }

    private async Task EraseAsync(int instanceId, IReadOnlyList<(long Id, DateTime CreatedAt)> events, CancellationToken cancellationToken)
    {
        await using var connection = await source.OpenConnectionAsync(cancellationToken);
        await using var transaction = await connection.BeginTransactionAsync(cancellationToken);
        await using (var takeLock = new NpgsqlCommand($"{StatementTime.Unlimited}; SELECT pg_advisory_xact_lock('{EventErasure.Table}'::regclass::oid::integer, @instance)", connection))
        {
            takeLock.Parameters.Add(new NpgsqlParameter<int>("instance", instanceId));
            await takeLock.ExecuteNonQueryAsync(cancellationToken);
        }

        var erased = await ErasedUsers.ReadAsync(connection, instanceId, cancellationToken);
        await new EventErasure(connection, erased).RunOnStoredAsync(instanceId, events, cancellationToken);
        await using (var raise = new NpgsqlCommand(SqlFile.Read("raise_data_version.sql"), connection))
        {
            raise.Parameters.Add(new NpgsqlParameter<int>("instance", instanceId));
            await raise.ExecuteNonQueryAsync(cancellationToken);
        }

        await transaction.CommitAsync(cancellationToken);
    }

    private async Task FinishAsync(int instanceId, byte[] digest, CancellationToken cancellationToken)
    {
        await using var command = source.CreateCommand("UPDATE access.erasures SET done_at = $3, user_id = NULL, names = NULL WHERE instance_id = $1 AND digest = $2");
        command.Parameters.Add(new NpgsqlParameter<int> { TypedValue = instanceId });
        command.Parameters.Add(new NpgsqlParameter<byte[]> { TypedValue = digest });
        command.Parameters.Add(new NpgsqlParameter<DateTimeOffset> { TypedValue = clock.GetUtcNow() });
        await command.ExecuteNonQueryAsync(cancellationToken);
    }

    /// <summary>Each name as it may stand in JSON.</summary>
    private static string[] PatternsOf(IReadOnlyList<string> names)
        => [.. names.Concat(names.Select(name => JsonEncodedText.Encode(name).ToString())).Distinct(StringComparer.Ordinal).Select(name => $"%{Escape(name)}%")];

    private static string Escape(string text)
        => text.Replace(@"\", @"\\", StringComparison.Ordinal).Replace("%", @"\%", StringComparison.Ordinal).Replace("_", @"\_", StringComparison.Ordinal);

    private sealed record Pending(byte[] Digest, string UserId, string[] Names);
}
