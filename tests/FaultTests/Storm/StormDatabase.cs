using Microsoft.Extensions.Logging.Abstractions;
using Npgsql;
using Reporting.Infrastructure.Postgres;

namespace Reporting.FaultTests.Storm;

/// <summary>A durable PostgreSQL that the test starts and stops, always at the same address.</summary>
internal sealed class StormDatabase(string directory, Dictionary<string, string>? settings = null) : IAsyncDisposable
{
    private EmbeddedPostgres? running;

    public string ConnectionString { get; private set; } = string.Empty;

    public async Task StartAsync()
    {
        running = new EmbeddedPostgres(new EmbeddedPostgresOptions { DataDirectory = directory, Settings = settings ?? [] }, NullLogger<EmbeddedPostgres>.Instance);
        ConnectionString = await running.StartAsync(CancellationToken.None);
    }

    /// <summary>As <c>pg_ctl stop -m immediate</c> does: nothing is written any more, the next start recovers.</summary>
    public async Task StopImmediatelyAsync()
    {
        await running!.StopAsync(new CancellationToken(canceled: true));
        await running.DisposeAsync();
        running = null;
    }

    public async Task<T> ReadAsync<T>(string sql, params object[] values)
    {
        await using var connection = new NpgsqlConnection(ConnectionString);
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand(sql, connection);
        foreach (var value in values)
        {
            command.Parameters.Add(new NpgsqlParameter { Value = value });
        }

        return (T)(await command.ExecuteScalarAsync())!;
    }

    public async ValueTask DisposeAsync()
    {
        if (running is not null)
        {
            await running.DisposeAsync();
        }
    }
}
