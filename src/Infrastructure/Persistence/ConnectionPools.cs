using Microsoft.Extensions.Logging;
using Npgsql;
using Reporting.Application.Ingestion;
using Reporting.Application.Settings;

namespace Reporting.Infrastructure.Persistence;

/// <summary>Connections to the primary. What takes long has other pools than what must go on meanwhile, so that neither keeps the other waiting.</summary>
internal sealed class ConnectionPools(string address, DatabaseOptions options, IngestionOptions ingestion, ILoggerFactory loggers) : IAsyncDisposable
{
    /// <summary>A body of records holds one connection, and one more while a partition is added or what it changed is rolled up.</summary>
    private const int ConnectionsPerBody = 2;

    /// <summary>For workers that roll up, expire and capture.</summary>
    private const int ConnectionsOfWorkers = 4;

    /// <summary>For reports and streamed lists.</summary>
    public NpgsqlDataSource Reports { get; } = Build("reporting", address, options.ReportConnections, options, loggers);

    /// <summary>For taking in records and rolling them up.</summary>
    public NpgsqlDataSource Records { get; } = Build("records", address, SizeForRecords(ingestion), options, loggers);

    /// <summary>For tokens and instances, data versions and readiness: short statements that must never wait for long ones.</summary>
    public NpgsqlDataSource Control { get; } = Build("control", address, options.ControlConnections, options, loggers);

    /// <summary>As many as this server may hold at once.</summary>
    public int Total { get; } = options.ReportConnections + options.ControlConnections + SizeForRecords(ingestion);

    /// <exception cref="StartupException">The database does not allow as many connections.</exception>
    public async Task CheckAsync(CancellationToken cancellationToken)
    {
        await using var command = Control.CreateCommand(SqlFile.Read("allowed_connections.sql"));
        var allowed = (int)(await command.ExecuteScalarAsync(cancellationToken))!;
        if (Total >= allowed)
        {
            throw new StartupException(
                $"The connection pools take up to {Total} connections ({options.ReportConnections} by Database:ReportConnections, {options.ControlConnections} by "
                + $"Database:ControlConnections, {SizeForRecords(ingestion)} by Ingestion:MaxConcurrentRequests = {ingestion.MaxConcurrentRequests}), which must be fewer than "
                + $"the {allowed} that the database allows this user: lower these settings or raise max_connections.");
        }
    }

    public async ValueTask DisposeAsync()
    {
        await Reports.DisposeAsync();
        await Records.DisposeAsync();
        await Control.DisposeAsync();
    }

    private static int SizeForRecords(IngestionOptions ingestion) => (ingestion.MaxConcurrentRequests * ConnectionsPerBody) + ConnectionsOfWorkers;

    private static NpgsqlDataSource Build(string name, string address, int size, DatabaseOptions options, ILoggerFactory loggers)
    {
        var builder = DatabaseServer.Describe(name, address, options, loggers);
        builder.ConnectionStringBuilder.MaxPoolSize = size;
        builder.ConnectionStringBuilder.MinPoolSize = Math.Min(builder.ConnectionStringBuilder.MinPoolSize, size);
        return builder.Build();
    }
}
