using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Npgsql;

namespace Reporting.Infrastructure.Persistence;

/// <summary>The read-only copies of the database that <c>ConnectionStrings:ReportingReadOnly</c> names, one host or several.</summary>
internal sealed class Replicas(IOptions<ConnectionSettings> connections, IOptions<DatabaseOptions> options, ILoggerFactory loggers) : IAsyncDisposable
{
    /// <summary>For a host that does not even refuse; the primary is there to answer meanwhile.</summary>
    private const int SecondsToConnect = 2;

    private readonly NpgsqlMultiHostDataSource? source = Connect(connections.Value.ReportingReadOnly, options.Value, loggers);
    private readonly int hosts = (connections.Value.ReportingReadOnly ?? "").Count(character => character == ',') + 1;

    public bool Exist => source is not null;

    /// <summary>
    /// Opens a connection to a replica that has replayed this version of the instance; each host is asked at most about once.
    /// The answer is of that very session: what is read through it is at least as new.
    /// </summary>
    /// <returns>Null when none has.</returns>
    /// <exception cref="NpgsqlException">None can be reached.</exception>
    public async Task<NpgsqlConnection?> OpenFreshAsync(int instanceId, long version, CancellationToken cancellationToken)
    {
        for (var attempt = 0; attempt < hosts; attempt++)
        {
            var connection = await source!.OpenConnectionAsync(cancellationToken);
            try
            {
                if (await ReadVersionAsync(connection, instanceId, cancellationToken) >= version)
                {
                    return connection;
                }
            }
            catch
            {
                await connection.DisposeAsync();
                throw;
            }

            await connection.DisposeAsync();
        }

        return null;
    }

    public ValueTask DisposeAsync() => source?.DisposeAsync() ?? ValueTask.CompletedTask;

    private static async Task<long> ReadVersionAsync(NpgsqlConnection connection, int instanceId, CancellationToken cancellationToken)
    {
        await using var command = new NpgsqlCommand("SELECT versions.version FROM access.data_versions AS versions WHERE versions.instance_id = $1", connection);
        command.CommandTimeout = SecondsToConnect;
        command.Parameters.Add(new NpgsqlParameter<int> { TypedValue = instanceId });
        return await command.ExecuteScalarAsync(cancellationToken) as long? ?? 0;
    }

    private static NpgsqlMultiHostDataSource? Connect(string? connectionString, DatabaseOptions options, ILoggerFactory loggers)
    {
        if (string.IsNullOrWhiteSpace(connectionString))
        {
            return null;
        }

        var given = new NpgsqlConnectionStringBuilder(connectionString);
        var builder = DatabaseServer.Describe("replicas", connectionString, options, loggers);
        builder.ConnectionStringBuilder.Timeout = Math.Min(given.Timeout, SecondsToConnect);
        builder.ConnectionStringBuilder.LoadBalanceHosts = true;
        builder.ConnectionStringBuilder.MaxPoolSize = options.ReportConnections;
        return builder.BuildMultiHost();
    }
}
