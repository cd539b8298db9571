using System.Globalization;
using Microsoft.Extensions.Logging.Abstractions;
using Npgsql;
using Reporting.Infrastructure.Postgres;

namespace Reporting.Testing.Databases;

/// <summary>A data directory, and the servers that a test starts in it one after another.</summary>
internal sealed class PostgresUnderTest(string? dataDirectory = null, bool durable = false, string? binDirectory = null) : IAsyncDisposable
{
    private readonly List<EmbeddedPostgres> started = [];

    public string DataDirectory { get; } = dataDirectory ?? ScratchDirectory.Next("postgres");

    public string FallbackDirectory { get; } = ScratchDirectory.Next("fallback");

    public string Home => Path.Combine(DataDirectory, "postgres");

    public string Cluster => Path.Combine(Home, "cluster");

    public EmbeddedPostgresOptions Options => new()
    {
        DataDirectory = DataDirectory,
        BinDirectory = binDirectory,
        FallbackDirectory = FallbackDirectory,
        Durable = durable,
    };

    public EmbeddedPostgres Create()
    {
        var postgres = new EmbeddedPostgres(Options, NullLogger<EmbeddedPostgres>.Instance);
        started.Add(postgres);
        return postgres;
    }

    /// <summary>A server that no service owns, as a killed service leaves it.</summary>
    public async Task<ServerProcess> StartOrphanAsync()
    {
        var user = await ServerUser.FindAsync(Cluster, Options.ServerUser, CancellationToken.None);
        var home = await PostgresHome.OpenAsync(DataDirectory, FallbackDirectory, user, CancellationToken.None);
        var binaries = await PostgresBinaries.FindAsync(binDirectory: null, home.Cluster, CancellationToken.None);
        await SocketDirectory.PrepareAsync(home, user, CancellationToken.None);
        return ServerProcess.Start(new Installation(binaries, user, home, Options));
    }

    public async Task<int> PostmasterAsync() => int.Parse((await File.ReadAllLinesAsync(Path.Combine(Cluster, "postmaster.pid")))[0], CultureInfo.InvariantCulture);

    public static async Task<object?> QueryAsync(string connectionString, string sql)
    {
        await using var connection = new NpgsqlConnection(new NpgsqlConnectionStringBuilder(connectionString) { Pooling = false }.ConnectionString);
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand(sql, connection);
        return await command.ExecuteScalarAsync();
    }

    /// <summary>Asks again until the server answers: after a crash that takes a moment.</summary>
    public static async Task<object?> QueryPatientlyAsync(string connectionString, string sql)
    {
        using var limit = new CancellationTokenSource(TimeSpan.FromSeconds(20));
        while (true)
        {
            try
            {
                return await QueryAsync(connectionString, sql);
            }
            catch (NpgsqlException exception) when (exception.IsTransient && !limit.IsCancellationRequested)
            {
                await Task.Delay(TimeSpan.FromMilliseconds(50));
            }
        }
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var postgres in started)
        {
            await postgres.DisposeAsync();
        }
    }
}
