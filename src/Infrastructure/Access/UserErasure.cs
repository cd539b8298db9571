using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage;
using Npgsql;
using NpgsqlTypes;
using Reporting.Domain.Access;
using Reporting.Infrastructure.Persistence;

namespace Reporting.Infrastructure.Access;

/// <summary>Writes down who is forgotten, clears what is known of him by his id at once, and goes through events until the caller has waited long enough.</summary>
internal sealed class UserErasure(RecordsContext records, AuditTrail audit, ErasureRun run, TimeProvider clock) : IUserErasure
{
    private const string Statements =
        """
        INSERT INTO access.erasures (instance_id, digest, requested_at, user_id, names) VALUES (@instance, @digest, @now, @user, @names);
        INSERT INTO access.erased_names (instance_id, digest)
        SELECT DISTINCT @instance, known.digest FROM unnest(@name_digests) AS known (digest)
        ON CONFLICT (instance_id, digest) DO NOTHING
        """;

    private static readonly TimeSpan MaxWait = TimeSpan.FromSeconds(3);

    public async Task<ErasureState> EraseAsync(Instance instance, string userId, CancellationToken cancellationToken)
    {
        var state = await MarkAsync(instance, userId, cancellationToken);
        if (state != ErasureState.UnderWay)
        {
            return state;
        }

        // From here on the worker would do it as well: whoever asked need not wait for it, and may go.
        using var timeout = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        timeout.CancelAfter(MaxWait);
        try
        {
            await run.RunAsync(instance.Id, timeout.Token);
            return ErasureState.Done;
        }
        catch (OperationCanceledException)
        {
            return ErasureState.UnderWay;
        }
    }

    /// <summary>Under a lock that merges wait for: none brings back what is cleared here.</summary>
    private async Task<ErasureState> MarkAsync(Instance instance, string userId, CancellationToken cancellationToken)
    {
        var context = records.Context;
        await using var transaction = await context.Database.BeginTransactionAsync(cancellationToken);
        var connection = (NpgsqlConnection)transaction.GetDbTransaction().Connection!;
        var users = new UsersToErase(connection, instance);
        if (await users.LockAsync(cancellationToken) is not { } key)
        {
            return ErasureState.Unknown;
        }

        var id = await users.ResolveAsync(userId, key, cancellationToken);
        var digest = key.DigestOfUser(id ?? userId);
        if (await ReadStateAsync(connection, instance.Id, digest, cancellationToken) is { } before)
        {
            return before;
        }

        if (id is null)
        {
            return ErasureState.Unknown;
        }

        var names = await users.ReadNamesAsync(id, cancellationToken);
        await WriteAsync(connection, instance.Id, digest, id, names, [.. names.Select(key.DigestOfName)], cancellationToken);
        await users.ClearAsync(id, key, cancellationToken);
        await audit.On(context).WriteAsync(AuditAct.UserErased, instance, new { User = id }, cancellationToken);
        await context.Database.ExecuteSqlRawAsync(SqlFile.Read("raise_data_version.sql"), [new NpgsqlParameter<int>("instance", instance.Id)], cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        return ErasureState.UnderWay;
    }

    private static async Task<ErasureState?> ReadStateAsync(NpgsqlConnection connection, int instanceId, byte[] digest, CancellationToken cancellationToken)
    {
        await using var command = new NpgsqlCommand("SELECT erasures.done_at IS NOT NULL FROM access.erasures WHERE erasures.instance_id = $1 AND erasures.digest = $2", connection);
        command.Parameters.Add(new NpgsqlParameter<int> { TypedValue = instanceId });
        command.Parameters.Add(new NpgsqlParameter<byte[]> { TypedValue = digest });
        return await command.ExecuteScalarAsync(cancellationToken) is bool done ? (done ? ErasureState.Done : ErasureState.UnderWay) : null;
    }

    private async Task WriteAsync(
        NpgsqlConnection connection, int instanceId, byte[] digest, string id, IReadOnlyList<string> names, byte[][] nameDigests, CancellationToken cancellationToken)
    {
        await using var command = new NpgsqlCommand(Statements, connection);
        command.Parameters.Add(new NpgsqlParameter<int>("instance", instanceId));
        command.Parameters.Add(new NpgsqlParameter<byte[]>("digest", digest));
        command.Parameters.Add(new NpgsqlParameter<DateTimeOffset>("now", clock.GetUtcNow()));
        command.Parameters.Add(new NpgsqlParameter<string>("user", id));
        command.Parameters.Add(new NpgsqlParameter("names", NpgsqlDbType.Array | NpgsqlDbType.Text) { Value = names.ToArray() });
        command.Parameters.Add(new NpgsqlParameter("name_digests", NpgsqlDbType.Array | NpgsqlDbType.Bytea) { Value = nameDigests });
        await command.ExecuteNonQueryAsync(cancellationToken);
    }
}
