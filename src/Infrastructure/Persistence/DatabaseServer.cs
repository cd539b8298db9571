using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Npgsql;
using Reporting.Application.Ingestion;
using Reporting.Infrastructure.Postgres;
using Reporting.Infrastructure.Workers;

namespace Reporting.Infrastructure.Persistence;

/// <summary>The PostgreSQL in use: the one that <c>ConnectionStrings:Reporting</c> names, else one of the service's own.</summary>
internal sealed class DatabaseServer(
    IOptions<ConnectionSettings> connections,
    IOptions<DatabaseServerOptions> settings,
    IOptions<DatabaseOptions> options,
    IOptions<IngestionOptions> ingestion,
    WorkerMonitor monitor,
    ILoggerFactory loggers) : IAsyncDisposable
{
    private EmbeddedPostgres? embedded;
    private ConnectionPools? pools;
    private string connectionString = string.Empty;

    /// <exception cref="InvalidOperationException">It is not started.</exception>
    public ConnectionPools Pools => pools ?? throw new InvalidOperationException("The database is not started yet.");

    /// <summary>The pool for reports.</summary>
    /// <exception cref="InvalidOperationException">It is not started.</exception>
    public NpgsqlDataSource Source => Pools.Reports;

    /// <summary>Starts the service's own server where there is no other, and brings the schema up to date.</summary>
    public async Task StartAsync(CancellationToken cancellationToken)
    {
        await ConnectAsync(postgres => postgres.StartAsync(cancellationToken));
        await DatabaseWait.WaitAsync(Pools.Control, TimeSpan.FromSeconds(settings.Value.DatabaseWaitSeconds), loggers.CreateLogger(typeof(DatabaseWait)), cancellationToken);
        await Pools.CheckAsync(cancellationToken);
        await MigrateAsync(cancellationToken);
    }

    /// <summary>Through connections of its own, whose statements may take their time.</summary>
    public Task MigrateAsync(CancellationToken cancellationToken) => DatabaseMigrator.MigrateAsync(connectionString, cancellationToken);

    /// <summary>Takes part beside a service that may be running, and leaves the schema as it is.</summary>
    public Task JoinAsync(CancellationToken cancellationToken) => ConnectAsync(postgres => postgres.JoinAsync(cancellationToken));

    public async Task StopAsync(CancellationToken cancellationToken)
    {
        if (pools is not null)
        {
            await pools.DisposeAsync();
        }

        if (embedded is not null)
        {
            await embedded.StopAsync(cancellationToken);
        }
    }

    public async ValueTask DisposeAsync() => await StopAsync(CancellationToken.None);

    private async Task ConnectAsync(Func<EmbeddedPostgres, Task<string>> open)
    {
        connectionString = connections.Value.Reporting ?? string.Empty;
        if (string.IsNullOrWhiteSpace(connectionString))
        {
            embedded = new EmbeddedPostgres(EmbeddedOptions(), loggers.CreateLogger<EmbeddedPostgres>(), monitor.Open("postgres"));
            connectionString = await open(embedded);
        }

        pools = new ConnectionPools(connectionString, options.Value, ingestion.Value, loggers);
    }

    /// <summary>
    /// Sessions use UTC, independent of the server's settings. What a session has is kept when its connection goes back to the pool,
    /// since its working tables are to stay: whatever else is set is set for a transaction only.
    /// </summary>
    /// <param name="name">What metrics call its pool.</param>
    public static NpgsqlDataSourceBuilder Describe(string name, string address, DatabaseOptions options, ILoggerFactory loggers)
    {
        var builder = new NpgsqlDataSourceBuilder(address) { Name = name };
        builder.ConnectionStringBuilder.Timezone = "UTC";
        builder.ConnectionStringBuilder.NoResetOnClose = true;
        builder.ConnectionStringBuilder.ApplicationName ??= "Reporting";
        StatementTime.Limit(builder.ConnectionStringBuilder, options.StatementSeconds);
        DeadPeers.Notice(builder.ConnectionStringBuilder);
        builder.UseLoggerFactory(loggers);
        return builder;
    }

    private EmbeddedPostgresOptions EmbeddedOptions() => new()
    {
        DataDirectory = settings.Value.DataDirectory,
        BinDirectory = settings.Value.PostgresBin,
    };
}
