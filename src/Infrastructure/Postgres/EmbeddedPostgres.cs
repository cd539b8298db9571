using Microsoft.Extensions.Logging;

namespace Reporting.Infrastructure.Postgres;

/// <summary>The service's own PostgreSQL: made at the first start, kept running, and stopped with the service.</summary>
internal sealed class EmbeddedPostgres(EmbeddedPostgresOptions options, ILogger<EmbeddedPostgres> logger) : IAsyncDisposable
{
    private readonly List<DirectoryLock> locks = [];
    private readonly CancellationTokenSource stopping = new();
    private RunningServer? server;
    private Task supervision = Task.CompletedTask;

    /// <summary>Starts the server, recovering from whatever an earlier run left.</summary>
    /// <returns>A connection string to the database <c>reporting</c>, which is there and accepts connections.</returns>
    /// <exception cref="EmbeddedPostgresException">It cannot run here; the message says what to do.</exception>
    public async Task<string> StartAsync(CancellationToken cancellationToken)
    {
        try
        {
            var installation = await PrepareAsync(cancellationToken);
            server = await RunningServer.StartAsync(installation, logger, cancellationToken);
            logger.LogInformation("PostgreSQL {Major} is ready in {Directory}", installation.Binaries.Major, installation.Home.Path);
            await server.CreateDatabaseAsync(cancellationToken);
            supervision = SuperviseAsync(installation);
            return server.ConnectionString;
        }
        catch
        {
            await StopAsync(CancellationToken.None);
            throw;
        }
    }

    /// <summary>Uses the server of the service that runs on the data directory; starts one where none does.</summary>
    /// <returns>A connection string to the database <c>reporting</c>.</returns>
    /// <exception cref="EmbeddedPostgresException">It cannot be reached or started; the message says what to do.</exception>
    public Task<string> JoinAsync(CancellationToken cancellationToken)
    {
        var directory = Path.GetFullPath(options.DataDirectory);
        return Directory.Exists(directory) && DirectoryLock.IsHeldElsewhere(directory)
            ? RunningServer.JoinAsync(PostgresHome.In(Posix.RealPath(directory)), cancellationToken)
            : StartAsync(cancellationToken);
    }

    /// <summary>Ends all sessions and stops the server cleanly; at once, to recover at the next start, when the token is cancelled.</summary>
    public async Task StopAsync(CancellationToken cancellationToken)
    {
        await stopping.CancelAsync();
        await supervision;
        if (server is not null)
        {
            await server.StopAsync(cancellationToken);
            server = null;
            logger.LogInformation("PostgreSQL is stopped");
        }

        locks.ForEach(held => held.Dispose());
        locks.Clear();
    }

    public async ValueTask DisposeAsync()
    {
        await StopAsync(CancellationToken.None);
        stopping.Dispose();
    }

    private async Task<Installation> PrepareAsync(CancellationToken cancellationToken)
    {
        if (!OperatingSystem.IsLinux())
        {
            throw new EmbeddedPostgresException("The embedded PostgreSQL runs on Linux; elsewhere set ConnectionStrings:Reporting to use a server.");
        }

        var data = PostgresHome.OpenDataDirectory(Path.GetFullPath(options.DataDirectory));
        locks.Add(DirectoryLock.Take(data));
        var cluster = Path.Combine(PostgresHome.In(data), "cluster");
        var binaries = await PostgresBinaries.FindAsync(options.BinDirectory, cluster, cancellationToken);
        var user = await ServerUser.FindAsync(cluster, options.ServerUser, cancellationToken);
        var home = await PostgresHome.OpenAsync(data, options.FallbackDirectory, user, cancellationToken);
        locks.Add(DirectoryLock.Take(home.Path));
        var installation = new Installation(binaries, user, home, options);
        await ClusterInitializer.EnsureAsync(installation, cancellationToken);
        return installation;
    }

    /// <summary>Starts the server again when it dies by itself, for as long as the service lives.</summary>
    private async Task SuperviseAsync(Installation installation)
    {
        while (!stopping.IsCancellationRequested)
        {
            try
            {
                await server!.Exited.WaitAsync(stopping.Token);
                logger.LogError("PostgreSQL has died and is started again; its log is in {Directory}", installation.Home.Log);
                server = await RunningServer.StartAsync(installation, logger, stopping.Token);
                logger.LogInformation("PostgreSQL is ready again");
            }
            catch (OperationCanceledException) when (stopping.IsCancellationRequested)
            {
                return;
            }
            catch (EmbeddedPostgresException exception)
            {
                logger.LogError(exception, "PostgreSQL cannot be started again yet");
                await Task.Delay(TimeSpan.FromSeconds(1), stopping.Token).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            }
        }
    }
}
