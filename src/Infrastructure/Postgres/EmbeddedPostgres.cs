using Microsoft.Extensions.Logging;
using Reporting.Infrastructure.Workers;

namespace Reporting.Infrastructure.Postgres;

/// <summary>The service's own PostgreSQL: made at the first start, kept running, and stopped with the service.</summary>
/// <param name="report">Gets the failure of a server that cannot be kept running; null for the log alone.</param>
internal sealed class EmbeddedPostgres(EmbeddedPostgresOptions options, ILogger<EmbeddedPostgres> logger, WorkerReport? report = null) : IAsyncDisposable
{
    private readonly List<DirectoryLock> locks = [];
    private ServerSupervision? supervision;

    /// <summary>Starts the server, recovering from whatever an earlier run left.</summary>
    /// <returns>A connection string to the database <c>reporting</c>, which is there and accepts connections.</returns>
    /// <exception cref="EmbeddedPostgresException">It cannot run here; the message says what to do.</exception>
    public async Task<string> StartAsync(CancellationToken cancellationToken)
    {
        try
        {
            var installation = await PrepareAsync(cancellationToken);
            var server = await RunningServer.StartAsync(installation, logger, cancellationToken);
            supervision = new ServerSupervision(installation, server, report ?? new WorkerReport("postgres", TimeProvider.System, logger));
            logger.LogInformation("PostgreSQL {Major} is ready in {Directory}", installation.Binaries.Major, installation.Home.Path);
            await server.CreateDatabaseAsync(cancellationToken);
            supervision.Begin();
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
        return Directory.Exists(directory) && DirectoryLock.IsLockedElsewhere(directory)
            ? RunningServer.JoinAsync(PostgresHome.In(Posix.RealPath(directory)), cancellationToken)
            : StartAsync(cancellationToken);
    }

    /// <summary>
    /// Ends all sessions and stops the server cleanly; at once, to recover at the next start, when the token is cancelled.
    /// It never throws: what cannot be stopped or tidied is logged, and the next start deals with it.
    /// </summary>
    public async Task StopAsync(CancellationToken cancellationToken)
    {
        if (supervision is not null)
        {
            await supervision.StopAsync(cancellationToken);
            supervision = null;
        }

        locks.ForEach(each => each.Dispose());
        locks.Clear();
    }

    public async ValueTask DisposeAsync() => await StopAsync(CancellationToken.None);

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
}
