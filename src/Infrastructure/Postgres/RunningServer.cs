using Microsoft.Extensions.Logging;
using Npgsql;

namespace Reporting.Infrastructure.Postgres;

/// <summary>A server that accepts connections.</summary>
internal sealed class RunningServer
{
    private const string Database = "reporting";
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(25);
    private static readonly TimeSpan OtherServerTimeout = TimeSpan.FromSeconds(20);

    private readonly ServerProcess process;
    private readonly Installation installation;
    private readonly string socketDirectory;

    private RunningServer(ServerProcess process, Installation installation, string socketDirectory)
        => (this.process, this.installation, this.socketDirectory) = (process, installation, socketDirectory);

    public Task Exited => process.Exited;

    /// <summary>Whether its program was replaced on the disk since it started.</summary>
    public bool IsReplaced => process.IsReplaced;

    public string ConnectionString => To(Database).ConnectionString;

    public static async Task<RunningServer> StartAsync(Installation installation, ILogger logger, CancellationToken cancellationToken)
    {
        await LeftoverServer.StopAsync(installation.Home, logger, cancellationToken);
        var socket = await SocketDirectory.PrepareAsync(installation.Home, installation.User, cancellationToken);
        await ServerConfiguration.WriteAsync(installation, socket, cancellationToken);
        var server = new RunningServer(ServerProcess.Start(installation), installation, socket);
        try
        {
            await server.WaitUntilReadyAsync(cancellationToken);
            return server;
        }
        catch
        {
            await server.StopAsync(new CancellationToken(canceled: true));
            throw;
        }
    }

    /// <summary>Waits for the server that another service runs, which may be starting just now.</summary>
    /// <returns>A connection string to its database.</returns>
    /// <exception cref="EmbeddedPostgresException">It does not answer.</exception>
    public static async Task<string> JoinAsync(string home, CancellationToken cancellationToken)
    {
        using var timeout = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        timeout.CancelAfter(OtherServerTimeout);
        while (true)
        {
            try
            {
                var address = To(SocketDirectory.Find(home), Database);
                await using var connection = new NpgsqlConnection(new NpgsqlConnectionStringBuilder(address.ConnectionString) { Pooling = false }.ConnectionString);
                await connection.OpenAsync(cancellationToken);
                return address.ConnectionString;
            }
            catch (NpgsqlException exception)
            {
                if (timeout.IsCancellationRequested)
                {
                    throw new EmbeddedPostgresException($"A service runs on {home}, but its PostgreSQL does not answer: {exception.Message}", exception);
                }

                await Task.Delay(Pause, cancellationToken);
            }
        }
    }

    public async Task CreateDatabaseAsync(CancellationToken cancellationToken)
    {
        await using var connection = new NpgsqlConnection(To("postgres", pooling: false).ConnectionString);
        await connection.OpenAsync(cancellationToken);
        await using var question = new NpgsqlCommand("SELECT count(*) FROM pg_database WHERE datname = $1", connection);
        question.Parameters.Add(new NpgsqlParameter { Value = Database });
        if (await question.ExecuteScalarAsync(cancellationToken) is 0L)
        {
            await using var creation = new NpgsqlCommand($"CREATE DATABASE {Database}", connection);
            await creation.ExecuteNonQueryAsync(cancellationToken);
        }
    }

    /// <summary>Fast while the token allows it, then immediate.</summary>
    public async Task StopAsync(CancellationToken cancellationToken)
    {
        process.Signal(ServerSignal.FastShutdown);
        await process.Exited.WaitAsync(cancellationToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        process.Signal(ServerSignal.ImmediateShutdown);
        await process.Exited;
        process.Dispose();
        SocketDirectory.Remove(installation.Home);
    }

    /// <summary>Waits as long as the server lives: after a crash it may have much to recover.</summary>
    private async Task WaitUntilReadyAsync(CancellationToken cancellationToken)
    {
        while (true)
        {
            try
            {
                await using var connection = new NpgsqlConnection(To("postgres", pooling: false).ConnectionString);
                await connection.OpenAsync(cancellationToken);
                return;
            }
            catch (NpgsqlException exception) when (exception is not PostgresException { SqlState: not PostgresErrorCodes.CannotConnectNow })
            {
                if (process.Exited.IsCompleted)
                {
                    throw new EmbeddedPostgresException(
                        $"PostgreSQL does not start in {installation.Home.Path}: {process.LastWords} (log: {installation.Home.Log})", exception);
                }

                await Task.Delay(Pause, cancellationToken);
            }
        }
    }

    private NpgsqlConnectionStringBuilder To(string database, bool pooling = true) => To(socketDirectory, database, pooling);

    private static NpgsqlConnectionStringBuilder To(string socketDirectory, string database, bool pooling = true) => new()
    {
        Host = socketDirectory,
        Port = 5432,
        Username = ClusterInitializer.Role,
        Database = database,
        Pooling = pooling,
        Timezone = "UTC",
    };
}
