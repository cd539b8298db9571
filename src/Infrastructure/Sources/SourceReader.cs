using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;
using Npgsql;
using Reporting.Domain.Access;

namespace Reporting.Infrastructure.Sources;

/// <summary>Follows one source: reads it where this server has the right to, and elsewhere shows what the reading server publishes.</summary>
internal sealed class SourceReader(SourceSettings settings, SourceServices services) : IAsyncDisposable
{
    private static readonly TimeSpan LongestPause = TimeSpan.FromSeconds(5);

    private readonly ProductDatabase product = new(settings.Name, settings.ConnectionString);
    private readonly SourceLog log = new(settings.Name, services.Clock, services.Loggers.CreateLogger<SourceReader>());
    private volatile SourceView view = SourceView.New;

    public SourceSettings Settings => settings;

    public SourceView View => view;

    /// <summary>How long to wait before the right to read is asked for again.</summary>
    private TimeSpan Pause => settings.Interval < LongestPause ? settings.Interval : LongestPause;

    /// <summary>Until it is cancelled.</summary>
    public async Task RunAsync(CancellationToken cancellationToken)
    {
        using var watched = SourceInstruments.Watch(settings.Name, () => view.Saved.AsOf is { } asOf ? services.Clock.GetUtcNow() - asOf : null);
        while (!cancellationToken.IsCancellationRequested)
        {
            try
            {
                var instance = await services.Instances.EnsureAsync(settings, cancellationToken);
                await using var lease = await SourceLease.TryTakeAsync(services.Database, instance.Id, settings.Name, cancellationToken);
                if (lease is not null)
                {
                    await FollowAsync(instance, lease, cancellationToken);
                }
                else
                {
                    view = await LookAsync(instance, cancellationToken);
                    await Task.Delay(Pause, cancellationToken);
                }
            }
            catch (Exception exception) when (!cancellationToken.IsCancellationRequested)
            {
                view = view with { IsReading = false, Saved = view.Saved with { Error = OwnDatabaseFailedException.Words } };
                log.Fail(exception is NpgsqlException or ProductFailedException or OwnDatabaseFailedException ? OwnDatabaseFailedException.Words : SourceFaults.WordsOf(exception), exception);
                await Task.Delay(Pause, cancellationToken);
            }
            catch (OperationCanceledException)
            {
                return;
            }
        }
    }

    /// <summary>Reads once, for a command.</summary>
    /// <returns>False where another server has the right to read.</returns>
    public async Task<bool> ReadOnceAsync(Instance instance, CancellationToken cancellationToken)
    {
        await using var lease = await SourceLease.TryTakeAsync(services.Database, instance.Id, settings.Name, cancellationToken);
        if (lease is null)
        {
            return false;
        }

        // The command says itself what became of it.
        var run = await StartAsync(instance, lease, new SourceLog(settings.Name, services.Clock, NullLogger.Instance), cancellationToken);
        await run.ReadAsync(cancellationToken);
        return true;
    }

    public ValueTask DisposeAsync() => product.DisposeAsync();

    private async Task FollowAsync(Instance instance, SourceLease lease, CancellationToken cancellationToken)
    {
        var run = await StartAsync(instance, lease, log, cancellationToken);
        while (true)
        {
            var started = TimeProvider.System.GetTimestamp();
            var pause = await run.ReadAsync(cancellationToken);
            await lease.WaitAsync(pause - TimeProvider.System.GetElapsedTime(started), cancellationToken);
            if ((await services.Instances.EnsureAsync(settings, cancellationToken)).Id != instance.Id)
            {
                return;
            }
        }
    }

    private async Task<SourceRun> StartAsync(Instance instance, SourceLease lease, SourceLog tells, CancellationToken cancellationToken)
    {
        var saved = await services.Store.ReadAsync(instance.Id, cancellationToken) ?? SavedSource.New;
        var states = await services.Store.ReadCollectionsAsync(instance.Id, cancellationToken);
        var session = new SourceSession(settings, instance, product, services.Scopes, services.Clock) { ProductVersion = saved.ProductVersion ?? string.Empty };
        return new SourceRun(session, lease, saved, states, services, tells, next => view = next);
    }

    /// <summary>How the source stands by what is kept of it and what the server tells that reads it.</summary>
    public async Task<SourceView> LookAsync(Instance instance, CancellationToken cancellationToken)
    {
        var saved = await services.Store.ReadAsync(instance.Id, cancellationToken) ?? SavedSource.New;
        var states = await services.Store.ReadCollectionsAsync(instance.Id, cancellationToken);
        var shared = await SourceLease.ReadSharedAsync(services.Database, instance.Id, cancellationToken);
        var asOf = shared?.AsOf is { } published && !(saved.AsOf > published) ? published : saved.AsOf;
        var moments = saved with { AsOf = asOf, LastSuccessAt = saved.Error is null ? asOf : saved.LastSuccessAt, LastAttemptAt = saved.Error is null ? asOf : saved.LastAttemptAt };
        var collections = settings.Collections
            .Select(collection => states.GetValueOrDefault(collection.Name, CollectionState.Unread).Describe(collection.Name) with { AsOf = asOf })
            .ToList();
        return new SourceView(moments, HasLooked: true, shared?.IsReading ?? false, () => collections);
    }
}

/// <summary>What every source's reading works with.</summary>
internal sealed record SourceServices(
    NpgsqlDataSource Database, SourceStore Store, SourceInstances Instances, IServiceScopeFactory Scopes, TimeProvider Clock, HttpClient Client, ILoggerFactory Loggers);
