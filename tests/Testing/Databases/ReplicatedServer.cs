using System.Diagnostics;
using Microsoft.Extensions.Logging.Abstractions;
using Npgsql;
using Reporting.Infrastructure.Persistence;
using Reporting.Infrastructure.Postgres;

namespace Reporting.Testing.Databases;

/// <summary>A PostgreSQL with a streaming replica, made as operators make one: a base backup, a standby signal, and the primary's address.</summary>
internal sealed class ReplicatedServer : IAsyncDisposable
{
    private readonly EmbeddedPostgres postgres;
    private Process? standby;

    private ReplicatedServer(EmbeddedPostgres postgres, string primary, string replica)
        => (this.postgres, Primary, Replica) = (postgres, primary, replica);

    /// <summary>The connection string of the migrated database.</summary>
    public string Primary { get; }

    /// <summary>The same database on the replica.</summary>
    public string Replica { get; }

    public static async Task<ReplicatedServer> StartAsync()
    {
        var options = new EmbeddedPostgresOptions { DataDirectory = ScratchDirectory.Next("primary"), Durable = false };
        var made = new EmbeddedPostgres(options, NullLogger<EmbeddedPostgres>.Instance);
        var primary = await made.StartAsync(CancellationToken.None);
        await DatabaseMigrator.MigrateAsync(primary, CancellationToken.None);

        var directory = ScratchDirectory.Next("replica");
        var server = new ReplicatedServer(made, primary, new NpgsqlConnectionStringBuilder(primary) { Host = directory }.ConnectionString);
        await server.StartReplicaAsync(options, directory);
        return server;
    }

    /// <summary>Waits until the replica has all that the primary has, also what the primary has not yet written to its log.</summary>
    public async Task CatchUpAsync()
    {
        var position = await AskAsync(Primary, "SELECT pg_current_wal_insert_lsn()::text");
        using var timeout = new CancellationTokenSource(TimeSpan.FromSeconds(30));
        while (await AskAsync(Replica, $"SELECT (pg_last_wal_replay_lsn() >= '{position}')::text") is not "true")
        {
            await Task.Delay(20, timeout.Token);
        }
    }

    public Task PauseReplicaAsync() => AskAsync(Replica, "SELECT pg_wal_replay_pause()::text");

    public Task ResumeReplicaAsync() => AskAsync(Replica, "SELECT pg_wal_replay_resume()::text");

    public async Task KillReplicaAsync()
    {
        if (standby is not null)
        {
            Posix.Signal(standby.Id, ServerSignal.ImmediateShutdown);
            await standby.WaitForExitAsync();
            standby.Dispose();
            standby = null;
        }
    }

    public async ValueTask DisposeAsync()
    {
        await KillReplicaAsync();
        await postgres.DisposeAsync();
    }

    private async Task StartReplicaAsync(EmbeddedPostgresOptions options, string directory)
    {
        var cluster = Path.Combine(PostgresHome.In(options.DataDirectory), "cluster");
        var user = await ServerUser.FindAsync(cluster, options.ServerUser, CancellationToken.None);
        var home = await PostgresHome.OpenAsync(options.DataDirectory, options.FallbackDirectory, user, CancellationToken.None);
        var binaries = await PostgresBinaries.FindAsync(binDirectory: null, home.Cluster, CancellationToken.None);
        user.CreateDirectory(directory);
        var backup = await Command.RunAsync(
            user.Run(
                Path.Combine(binaries.Directory, "pg_basebackup"), "--host", SocketDirectory.Find(home.Path), "--port", "5432", "--username", ClusterInitializer.Role,
                "--pgdata", directory, "--checkpoint", "fast", "--write-recovery-conf"),
            CancellationToken.None);
        if (backup.ExitCode != 0)
        {
            throw new InvalidOperationException(backup.Error);
        }

        standby = Command.Start(user.Run([binaries.Postgres, "-D", directory, .. Settings(home, directory).SelectMany(setting => new[] { "-c", setting })]));
        using var timeout = new CancellationTokenSource(TimeSpan.FromSeconds(30));
        while (!await AnswersAsync(Replica))
        {
            await Task.Delay(50, timeout.Token);
        }
    }

    /// <summary>The cluster brings along the primary's own, which are those of a fresh installation.</summary>
    private static string[] Settings(PostgresHome primary, string directory) =>
    [
        "listen_addresses=",
        $"unix_socket_directories={directory}",
        $"hba_file={primary.Below("pg_hba.conf")}",
        $"ident_file={primary.Below("pg_ident.conf")}",
        "logging_collector=on",
        "fsync=off",
    ];

    private static async Task<bool> AnswersAsync(string connectionString)
    {
        try
        {
            return await AskAsync(connectionString, "SELECT 'yes'") is "yes";
        }
        catch (NpgsqlException)
        {
            return false;
        }
    }

    private static async Task<string?> AskAsync(string connectionString, string sql)
    {
        await using var connection = new NpgsqlConnection(new NpgsqlConnectionStringBuilder(connectionString) { Pooling = false }.ConnectionString);
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand(sql, connection);
        return await command.ExecuteScalarAsync() as string;
    }
}
