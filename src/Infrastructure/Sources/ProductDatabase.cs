using Npgsql;

namespace Reporting.Infrastructure.Sources;

/// <summary>
/// The product's database: one connection at most, whose session can read and nothing else, and gives up soon on a lock or a slow
/// statement.
/// </summary>
internal sealed class ProductDatabase : IAsyncDisposable
{
    /// <summary>How many rows are asked for at a time at most.</summary>
    public const int PageRows = 10_000;

    private const string Session = """
        SET default_transaction_read_only = on;
        SET statement_timeout = '30s';
        SET lock_timeout = '2s';
        SET idle_in_transaction_session_timeout = '60s';
        SET max_parallel_workers_per_gather = 0;
        SET jit = off;
        SET TimeZone = 'UTC'
        """;

    private const int ConnectSeconds = 10;
    private const int CommandSeconds = 35;

    private readonly NpgsqlDataSource source;

    public ProductDatabase(string sourceName, string connectionString)
    {
        // Metrics name a pool by its name, and by its connection string where it has none.
        var builder = new NpgsqlDataSourceBuilder(connectionString) { Name = $"source {sourceName}" };
        var settings = builder.ConnectionStringBuilder;
        settings.ApplicationName = "reporting";
        settings.Pooling = true;
        settings.MinPoolSize = 0;
        settings.MaxPoolSize = 1;
        settings.Timeout = Limit(settings.Timeout, ConnectSeconds);
        settings.CommandTimeout = settings.ShouldSerialize("Command Timeout") ? Limit(settings.CommandTimeout, CommandSeconds) : CommandSeconds;
        settings.CancellationTimeout = 2_000;
        settings.NoResetOnClose = true;
        settings.PersistSecurityInfo = false;
        settings.IncludeErrorDetail = false;
        builder.UsePhysicalConnectionInitializer(
            connection =>
            {
                using var command = new NpgsqlCommand(Session, connection);
                command.ExecuteNonQuery();
            },
            async connection =>
            {
                await using var command = new NpgsqlCommand(Session, connection);
                await command.ExecuteNonQueryAsync();
            });
        source = builder.Build();
    }

    /// <summary>Reads within one transaction, which sees one moment of the database and ends with the reading.</summary>
    /// <exception cref="ProductFailedException">The product's database could not be read.</exception>
    public async Task<T> ReadAsync<T>(Func<NpgsqlConnection, Task<T>> read, CancellationToken cancellationToken)
    {
        try
        {
            return await ReadOnceAsync(read, cancellationToken);
        }
        catch (Exception exception) when (exception is NpgsqlException or TimeoutException)
        {
            throw new ProductFailedException(exception);
        }
    }

    private async Task<T> ReadOnceAsync<T>(Func<NpgsqlConnection, Task<T>> read, CancellationToken cancellationToken)
    {
        await using var connection = await BeginAsync(cancellationToken);
        try
        {
            var result = await read(connection);
            await ExecuteAsync(connection, "COMMIT", cancellationToken);
            return result;
        }
        catch
        {
            await EndAsync(connection);
            throw;
        }
    }

    /// <summary>A connection that broke while nobody used it, as when the product's database was started again, is no failure yet.</summary>
    private async Task<NpgsqlConnection> BeginAsync(CancellationToken cancellationToken)
    {
        try
        {
            return await BeginOnceAsync(cancellationToken);
        }
        catch (NpgsqlException exception) when (exception is { InnerException: IOException } or PostgresException { SqlState: PostgresErrorCodes.AdminShutdown })
        {
            return await BeginOnceAsync(cancellationToken);
        }
    }

    private async Task<NpgsqlConnection> BeginOnceAsync(CancellationToken cancellationToken)
    {
        var connection = await source.OpenConnectionAsync(cancellationToken);
        try
        {
            await ExecuteAsync(connection, "BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY", cancellationToken);
            return connection;
        }
        catch
        {
            await connection.DisposeAsync();
            throw;
        }
    }

    public ValueTask DisposeAsync() => source.DisposeAsync();

    /// <summary>What the connection string says where that is shorter; 0 is for ever there.</summary>
    private static int Limit(int given, int limit) => given is 0 ? limit : Math.Min(given, limit);

    /// <summary>A connection whose transaction can't be ended is not used again.</summary>
    private static async Task EndAsync(NpgsqlConnection connection)
    {
        try
        {
            if (connection.State == System.Data.ConnectionState.Open)
            {
                await ExecuteAsync(connection, "ROLLBACK", CancellationToken.None);
            }
        }
        catch (Exception exception) when (exception is NpgsqlException or InvalidOperationException)
        {
            NpgsqlConnection.ClearPool(connection);
        }
    }

    private static async Task ExecuteAsync(NpgsqlConnection connection, string sql, CancellationToken cancellationToken)
    {
        await using var command = new NpgsqlCommand(sql, connection);
        await command.ExecuteNonQueryAsync(cancellationToken);
    }
}

/// <summary>A product's database could not be read.</summary>
internal sealed class ProductFailedException(Exception cause) : Exception(cause.Message, cause);
