using Microsoft.Extensions.Logging.Abstractions;
using Npgsql;
using Reporting.Infrastructure.Postgres;
using Reporting.Testing;

namespace Reporting.Bench;

/// <summary>The database of a run: with the settings of a real service, so what is measured survives a loss of power too.</summary>
internal sealed class BenchRun : IAsyncDisposable
{
    private readonly EmbeddedPostgres postgres;

    private BenchRun(BenchOptions options, string dataDirectory, EmbeddedPostgres postgres, string connectionString)
    {
        Options = options;
        DataDirectory = dataDirectory;
        this.postgres = postgres;
        ConnectionString = connectionString;
        Source = NpgsqlDataSource.Create(new NpgsqlConnectionStringBuilder(connectionString) { Timezone = "UTC", CommandTimeout = 0 });
    }

    public BenchOptions Options { get; }

    /// <summary>The data directory of a service that owns the database.</summary>
    public string DataDirectory { get; }

    public string ConnectionString { get; }

    public NpgsqlDataSource Source { get; }

    public static async Task<BenchRun> StartAsync(BenchOptions options, CancellationToken cancellationToken)
    {
        var directory = options.DataDirectory ?? ScratchDirectory.Next("data");
        var server = new EmbeddedPostgres(new EmbeddedPostgresOptions { DataDirectory = directory }, NullLogger<EmbeddedPostgres>.Instance);
        return new BenchRun(options, directory, server, await server.StartAsync(cancellationToken));
    }

    public Task<BenchService> StartServiceAsync(IReadOnlyDictionary<string, string>? settings = null, CancellationToken cancellationToken = default)
    {
        var all = new Dictionary<string, string>(settings ?? new Dictionary<string, string>(StringComparer.Ordinal), StringComparer.Ordinal)
        {
            ["ConnectionStrings:Reporting"] = ConnectionString,
        };
        return BenchService.StartAsync(Options.Service, all, cancellationToken);
    }

    public async Task ExecuteAsync(string sql, CancellationToken cancellationToken)
    {
        await using var command = Source.CreateCommand(sql);
        await command.ExecuteNonQueryAsync(cancellationToken);
    }

    /// <summary>Brings statistics up to date and dirty pages to disk, so that neither happens while something is measured.</summary>
    public async Task SettleAsync(CancellationToken cancellationToken)
    {
        await ExecuteAsync("VACUUM (ANALYZE)", cancellationToken);
        await ExecuteAsync("CHECKPOINT", cancellationToken);
    }

    /// <summary>Fills something, unless an earlier run on the same database did.</summary>
    public async Task LoadOnceAsync(string name, Func<Task> loadAsync, CancellationToken cancellationToken)
    {
        await ExecuteAsync("CREATE SCHEMA IF NOT EXISTS bench; CREATE TABLE IF NOT EXISTS bench.loads (name text PRIMARY KEY)", cancellationToken);
        await using var question = Source.CreateCommand("SELECT EXISTS (SELECT FROM bench.loads WHERE loads.name = $1)");
        question.Parameters.AddWithValue(name);
        if (await question.ExecuteScalarAsync(cancellationToken) is false)
        {
            await loadAsync();
            await using var note = Source.CreateCommand("INSERT INTO bench.loads (name) VALUES ($1)");
            note.Parameters.AddWithValue(name);
            await note.ExecuteNonQueryAsync(cancellationToken);
        }

        await SettleAsync(cancellationToken);
    }

    /// <summary>Leaves the database to a service of its own.</summary>
    public async Task StopDatabaseAsync(CancellationToken cancellationToken)
    {
        await Source.DisposeAsync();
        await postgres.StopAsync(cancellationToken);
    }

    public async ValueTask DisposeAsync()
    {
        await Source.DisposeAsync();
        await postgres.DisposeAsync();
    }
}
