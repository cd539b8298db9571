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
        => (await Join(instanceId).WaitAsync(timeout, cancellationToken)).GetValueOrDefault(instanceId);

    public ValueTask DisposeAsync() => CloseAsync();

    private Task<IReadOnlyDictionary<int, long>> Join(int instanceId)
    {
        lock (gate)
        {
            if (next is null)
            {
                next = new Gathering();
                next.Versions = ReadAfterAsync(current, next);
            }

            next.Instances.Add(instanceId);
            return next.Versions;
        }
    }

    private async Task<IReadOnlyDictionary<int, long>> ReadAfterAsync(Task before, Gathering gathering)
    {
        await before.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing | ConfigureAwaitOptions.ForceYielding);
        for (var yields = 0; yields < YieldsToGather; yields++)
        {
            await Task.Yield();
        }

        Task<IReadOnlyDictionary<int, long>> read;
        lock (gate)
        {
            next = null;
            read = ReadAsync([.. gathering.Instances]);
            current = read;
        }

        return await read;
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

        public Task<IReadOnlyDictionary<int, long>> Versions { get; set; } = null!;
    }
}
