using System.Collections.Frozen;
using System.Data;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Npgsql;
using Reporting.Domain.Access;
using Reporting.Infrastructure.Persistence;

namespace Reporting.Infrastructure.Access;

/// <summary>Tokens and instances in memory; <see cref="AccessDirectoryWorker"/> keeps it fresh.</summary>
internal sealed class AccessDirectory(IServiceScopeFactory scopes, TokenUses uses, ConnectionPools pools, ILogger<AccessDirectory> logger) : IAccessDirectory, IAsyncDisposable
{
    private const string Version = "SELECT directory.version FROM access.directory_version AS directory";

    private static readonly TimeSpan RefreshTimeout = TimeSpan.FromSeconds(5);

    private readonly SemaphoreSlim turn = new(1);

    /// <summary>Prepared on a connection of its own, since it is asked all the time.</summary>
    private NpgsqlCommand? kept;
    private volatile Snapshot snapshot = Snapshot.Empty;

    public async ValueTask<AccessToken?> FindTokenAsync(TokenDigest digest, CancellationToken cancellationToken)
    {
        if (snapshot.Tokens.TryGetValue(digest, out var token))
        {
            return token;
        }

        await RefreshWhenChangedAsync(cancellationToken);
        return snapshot.Tokens.GetValueOrDefault(digest);
    }

    public AccessToken? FindTokenInMemory(TokenDigest digest) => snapshot.Tokens.GetValueOrDefault(digest);

    public void RecordUse(AccessToken token, DateTimeOffset at) => uses.Record(token.Id, at);

    public async ValueTask<Instance?> FindInstanceAsync(string key, CancellationToken cancellationToken)
    {
        if (snapshot.InstancesByKey.TryGetValue(key, out var instance))
        {
            return instance;
        }

        await RefreshWhenChangedAsync(cancellationToken);
        return snapshot.InstancesByKey.GetValueOrDefault(key);
    }

    public async ValueTask<Instance?> FindInstanceAsync(int id, CancellationToken cancellationToken)
    {
        if (snapshot.InstancesById.TryGetValue(id, out var instance))
        {
            return instance;
        }

        await RefreshWhenChangedAsync(cancellationToken);
        return snapshot.InstancesById.GetValueOrDefault(id);
    }

    public ValueTask<IReadOnlyList<Instance>> ReadInstancesAsync(CancellationToken cancellationToken) => ValueTask.FromResult(snapshot.Instances);

    public async ValueTask<IReadOnlyList<Instance>> ReadInstancesAsync(InstanceKind kind, CancellationToken cancellationToken)
    {
        if (snapshot.Instances.All(instance => instance.Kind != kind))
        {
            await RefreshWhenChangedAsync(cancellationToken);
        }

        return [.. snapshot.Instances.Where(instance => instance.Kind == kind)];
    }

    /// <summary>Version, tokens and instances are those of one moment: a token is never seen without the instance that it is bound to.</summary>
    public async Task RefreshAsync(CancellationToken cancellationToken)
    {
        await using var scope = scopes.CreateAsyncScope();
        var context = scope.ServiceProvider.GetRequiredService<ControlContext>().Context;
        await using var transaction = await context.Database.BeginTransactionAsync(IsolationLevel.RepeatableRead, cancellationToken);
        var version = await ReadVersionAsync(context, cancellationToken);
        var tokens = await scope.ServiceProvider.GetRequiredService<ITokenRepository>().ReadAllAsync(cancellationToken);
        var instances = await context.Set<InstanceEntity>().AsNoTracking().ToListAsync(cancellationToken);
        Swap(new Snapshot(version, tokens, [.. instances.Select(row => row.ToInstance()).OrderBy(instance => instance.Key, StringComparer.Ordinal)]));
    }

    public async Task TryRefreshAsync()
    {
        using var limit = new CancellationTokenSource(RefreshTimeout);
        try
        {
            await RefreshAsync(limit.Token);
        }
        catch (Exception exception)
        {
            logger.LogWarning("A change of tokens or instances is stored and could not be read back yet: {Message}", exception.Message);
        }
    }

    /// <summary>One small query; everything is read again only when a server changed something.</summary>
    public async Task RefreshWhenChangedAsync(CancellationToken cancellationToken)
    {
        if (await ReadVersionAsync(cancellationToken) != snapshot.Version)
        {
            await RefreshAsync(cancellationToken);
        }
    }

    public async ValueTask DisposeAsync()
    {
        await CloseAsync();
        turn.Dispose();
    }

    private async Task<long> ReadVersionAsync(CancellationToken cancellationToken)
    {
        await turn.WaitAsync(cancellationToken);
        try
        {
            if (kept is { Connection.State: ConnectionState.Open })
            {
                try
                {
                    return (long)(await kept.ExecuteScalarAsync(cancellationToken))!;
                }
                catch (NpgsqlException exception) when (exception.InnerException is not TimeoutException && exception is not PostgresException { IsTransient: false })
                {
                    // The connection may have been lost since: a new one shows whether the server is there.
                }
            }

            await CloseAsync();
            kept = new NpgsqlCommand(Version, await pools.Control.OpenConnectionAsync(cancellationToken));
            await kept.PrepareAsync(cancellationToken);
            return (long)(await kept.ExecuteScalarAsync(cancellationToken))!;
        }
        finally
        {
            turn.Release();
        }
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

    /// <summary>Of two refreshes at once the newer stays.</summary>
    private void Swap(Snapshot read)
    {
        while (snapshot is var current && read.Version >= current.Version)
        {
            if (ReferenceEquals(Interlocked.CompareExchange(ref snapshot, read, current), current))
            {
                return;
            }
        }
    }

    private static Task<long> ReadVersionAsync(ReportingDbContext context, CancellationToken cancellationToken)
        => context.Set<DirectoryVersion>().AsNoTracking().Select(row => row.Version).SingleAsync(cancellationToken);

    private sealed class Snapshot(long version, IReadOnlyList<AccessToken> tokens, IReadOnlyList<Instance> instances)
    {
        public static readonly Snapshot Empty = new(0, [], []);

        public long Version { get; } = version;

        public FrozenDictionary<TokenDigest, AccessToken> Tokens { get; } = tokens.ToFrozenDictionary(token => token.Digest);

        public IReadOnlyList<Instance> Instances { get; } = instances;

        public FrozenDictionary<string, Instance> InstancesByKey { get; } = instances.ToFrozenDictionary(instance => instance.Key, StringComparer.Ordinal);

        public FrozenDictionary<int, Instance> InstancesById { get; } = instances.ToFrozenDictionary(instance => instance.Id);
    }
}
