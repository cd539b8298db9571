using System.Data;
using Microsoft.Extensions.Options;
using Npgsql;
using Reporting.Domain.Ingestion;

namespace Reporting.Infrastructure.Persistence;

/// <summary>
/// Reads data versions for many requests at once: a request joins the next read, never one already under way, so that
/// what it gets is never older than itself. Reads follow each other on one connection that is kept for them, and each
/// asks for the instances of those who wait for it alone.
/// </summary>
internal sealed class DataVersions(NpgsqlDataSource source, IOptions<DatabaseOptions> options) : IDataVersions, IAsyncDisposable
{
    private const string Question = "SELECT versions.instance_id, versions.version FROM access.data_versions AS versions WHERE versions.instance_id = ANY ($1)";

    /// <summary>By so much the statement may outlast those who wait for it; then its connection is given up.</summary>
    private const int GraceSeconds = 3;

    /// <summary>How often a read yields to the thread pool before it begins, so that it serves the requests of that moment too.</summary>
    private const int YieldsToGather = 3;

    private readonly TimeSpan timeout = TimeSpan.FromSeconds(options.Value.AwayAfterSeconds);
    private readonly Lock gate = new();
    private Task current = Task.CompletedTask;
    private Gathering? next;
    private NpgsqlCommand? kept;

    /// <exception cref="TimeoutException">The database does not answer.</exception>
    public async Task<long> ReadAsync(int instanceId, CancellationToken cancellationToken)
    {
        var versions = await Join(instanceId);
        cancellationToken.ThrowIfCancellationRequested();
        return versions.GetValueOrDefault(instanceId);
    }

    public ValueTask DisposeAsync() => CloseAsync();

    private Task<IReadOnlyDictionary<int, long>> Join(int instanceId)
    {
        lock (gate)
        {
            if (next is null)
            {
                next = new Gathering();
                _ = ReadAfterAsync(current, next);
            }

            next.Instances.Add(instanceId);
            return next.Versions.Task;
        }
    }

    /// <summary>
    /// Those who wait share one time limit, which begins with the first of them, and continue in parallel, while the next read is
    /// already under way.
    /// </summary>
    private async Task ReadAfterAsync(Task before, Gathering gathering)
    {
        await Task.Yield();
        using var limit = new CancellationTokenSource(timeout);
        await using var registration = limit.Token.UnsafeRegister(_ => GiveUp(gathering), state: null);
        await before;
        for (var yields = 0; yields < YieldsToGather; yields++)
        {
            await Task.Yield();
        }

        if (!TryClose(gathering))
        {
            return;
        }

        try
        {
            var versions = await ReadAsync([.. gathering.Instances]);
            gathering.Ended.SetResult();
            gathering.Versions.TrySetResult(versions);
        }
        catch (Exception exception)
        {
            gathering.Fail(exception);
            gathering.Ended.SetResult();
        }
    }

    /// <returns>False where those who waited have been told already that it takes too long.</returns>
    private bool TryClose(Gathering gathering)
    {
        lock (gate)
        {
            if (!ReferenceEquals(next, gathering))
            {
                return false;
            }

            (next, current) = (null, gathering.Ended.Task);
            return true;
        }
    }

    private void GiveUp(Gathering gathering)
    {
        lock (gate)
        {
            next = ReferenceEquals(next, gathering) ? null : next;
        }

        gathering.Fail(new TimeoutException());
    }

    /// <summary>A connection that was kept may have been lost since: then it is asked on a new one, unless the server hangs.</summary>
    private async Task<IReadOnlyDictionary<int, long>> ReadAsync(int[] instances)
    {
        if (kept is { Connection.State: ConnectionState.Open })
        {
            try
            {
                return await ReadAsync(kept, instances);
            }
            catch (NpgsqlException exception) when (exception.InnerException is not TimeoutException)
            {
                // A new connection shows whether the server is there.
            }
        }

        await CloseAsync();
        kept = new NpgsqlCommand(Question, await source.OpenConnectionAsync()) { CommandTimeout = (int)Math.Ceiling(timeout.TotalSeconds) + GraceSeconds };
        kept.Parameters.Add(new NpgsqlParameter<int[]> { TypedValue = instances });
        await kept.PrepareAsync();
        return await ReadAsync(kept, instances);
    }

    private static async Task<IReadOnlyDictionary<int, long>> ReadAsync(NpgsqlCommand command, int[] instances)
    {
        ((NpgsqlParameter<int[]>)command.Parameters[0]).TypedValue = instances;
        await using var reader = await command.ExecuteReaderAsync();
        var versions = new Dictionary<int, long>(instances.Length);
        while (await reader.ReadAsync())
        {
            versions.Add(reader.GetInt32(0), reader.GetInt64(1));
        }

        return versions;
    }

    private async ValueTask CloseAsync()
    {
        if (kept is { Connection: { } connection } command)
        {
            kept = null;
            await command.DisposeAsync();
            await connection.DisposeAsync();
        }
    }

    /// <summary>Requests that wait for the next read.</summary>
    private sealed class Gathering
    {
        public HashSet<int> Instances { get; } = [];

        public TaskCompletionSource<IReadOnlyDictionary<int, long>> Versions { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);

        /// <summary>Done when the read is over, whatever came of it.</summary>
        public TaskCompletionSource Ended { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);

        public void Fail(Exception exception)
        {
            Versions.TrySetException(exception);
            _ = Versions.Task.Exception;
        }
    }
}
