using System.Collections.Concurrent;
using System.Globalization;
using Microsoft.Extensions.Logging.Abstractions;
using Npgsql;
using Reporting.Infrastructure.Postgres;

namespace Reporting.Testing.Databases;

/// <summary>
/// The PostgreSQL of this test process: its own throw-away cluster, started when first asked for, or the external server that
/// <c>REPORTING_TEST_POSTGRES</c> names with a superuser's connection string.
/// </summary>
internal sealed class TestCluster
{
    public const string ExternalServerVariable = "REPORTING_TEST_POSTGRES";

    /// <summary>In seconds: to make or drop a database waits for the server's other sessions, which may be many on a busy machine.</summary>
    private const int CommandTimeout = 180;

    /// <summary>The version of PostgreSQL since which a database may be copied as files.</summary>
    private const int StrategiesSince = 15;

    private static readonly Lazy<Task<TestCluster>> Shared = new(StartAsync);

    private readonly ConcurrentDictionary<string, Lazy<Task<string>>> templates = new(StringComparer.Ordinal);
    private readonly NpgsqlConnectionStringBuilder server;
    private readonly string prefix;
    private readonly bool isOwn;
    private int count;

    private TestCluster(string connectionString, string prefix, bool isOwn)
    {
        this.isOwn = isOwn;
        server = new NpgsqlConnectionStringBuilder(connectionString) { Database = "postgres", Pooling = false };
        this.prefix = prefix;
    }

    /// <summary>Leads to the server's own database.</summary>
    public string ServerConnectionString => server.ConnectionString;

    public static Task<TestCluster> SharedAsync(CancellationToken cancellationToken = default) => Shared.Value.WaitAsync(cancellationToken);

    /// <summary>A new database, copied from the template, which is made at its first use.</summary>
    public async Task<TestDatabase> CreateDatabaseAsync(DatabaseTemplate template, CancellationToken cancellationToken = default)
    {
        var original = await templates
            .GetOrAdd(template.Name, _ => new Lazy<Task<string>>(() => CreateTemplateAsync(template, CancellationToken.None)))
            .Value
            .WaitAsync(cancellationToken);
        var name = prefix + Interlocked.Increment(ref count).ToString(CultureInfo.InvariantCulture);
        await CopyAsync(original, name, cancellationToken);
        return new TestDatabase(this, name, To(name, pooling: true));
    }

    internal Task DropAsync(string name, CancellationToken cancellationToken)
        => ExecuteAsync($"DROP DATABASE IF EXISTS {name} WITH (FORCE)", cancellationToken);

    private static async Task<TestCluster> StartAsync()
    {
        if (Environment.GetEnvironmentVariable(ExternalServerVariable) is { Length: > 0 } external)
        {
            return new TestCluster(external, await ExternalServer.ClaimPrefixAsync(external), isOwn: false);
        }

        var postgres = new EmbeddedPostgres(
            new EmbeddedPostgresOptions { DataDirectory = ScratchDirectory.Next("cluster"), Durable = false },
            NullLogger<EmbeddedPostgres>.Instance);
        return new TestCluster(await postgres.StartAsync(CancellationToken.None), "test_", isOwn: true);
    }

    private async Task<string> CreateTemplateAsync(DatabaseTemplate template, CancellationToken cancellationToken)
    {
        var name = $"{prefix}template_{template.Name}";
        await ExecuteAsync($"CREATE DATABASE {name} TEMPLATE template0 ENCODING 'UTF8' LOCALE 'C'", cancellationToken);
        await template.MakeAsync(To(name, pooling: false), cancellationToken);
        return name;
    }

    private string To(string database, bool pooling)
        => new NpgsqlConnectionStringBuilder(server.ConnectionString) { Database = database, Pooling = pooling, Timezone = "UTC" }.ConnectionString;

    /// <summary>A server that never waits for the disk copies files sooner than it logs what is in them.</summary>
    private async Task CopyAsync(string original, string name, CancellationToken cancellationToken)
    {
        await using var connection = new NpgsqlConnection(server.ConnectionString);
        await connection.OpenAsync(cancellationToken);
        var strategy = isOwn && connection.PostgreSqlVersion.Major >= StrategiesSince ? "STRATEGY file_copy" : "";
        await using var command = new NpgsqlCommand($"CREATE DATABASE {name} TEMPLATE {original} {strategy}", connection) { CommandTimeout = CommandTimeout };
        await command.ExecuteNonQueryAsync(cancellationToken);
    }

    private async Task ExecuteAsync(string sql, CancellationToken cancellationToken)
    {
        await using var connection = new NpgsqlConnection(server.ConnectionString);
        await connection.OpenAsync(cancellationToken);
        await using var command = new NpgsqlCommand(sql, connection) { CommandTimeout = CommandTimeout };
        await command.ExecuteNonQueryAsync(cancellationToken);
    }
}
