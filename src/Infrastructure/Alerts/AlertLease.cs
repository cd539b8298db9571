using Npgsql;

namespace Reporting.Infrastructure.Alerts;

/// <summary>
/// The right to evaluate rules, which one server has at a time: an advisory lock on a connection that is kept for it. It ends with the
/// connection, so that another server takes over when this one dies.
/// </summary>
internal sealed class AlertLease(NpgsqlDataSource source) : IAsyncDisposable
{
    private const string Key = "'alerts.transitions'::regclass::oid::bigint";

    private NpgsqlConnection? connection;

    /// <returns>Whether this server has it.</returns>
    public async Task<bool> TakeAsync(CancellationToken cancellationToken)
    {
        if (connection is not null && await IsOursAsync(connection, cancellationToken))
        {
            return true;
        }

        await ReleaseAsync();
        var opened = await source.OpenConnectionAsync(cancellationToken);
        try
        {
            connection = await QueryAsync(opened, $"SELECT pg_try_advisory_lock({Key})", cancellationToken) ? opened : null;
        }
        finally
        {
            if (connection is null)
            {
                await opened.DisposeAsync();
            }
        }

        return connection is not null;
    }

    public async Task ReleaseAsync()
    {
        if (connection is not { } taken)
        {
            return;
        }

        connection = null;
        try
        {
            // A connection that goes back to its pool keeps its locks.
            await QueryAsync(taken, $"SELECT pg_advisory_unlock({Key})", CancellationToken.None);
        }
        catch (Exception exception) when (exception is NpgsqlException or InvalidOperationException)
        {
            // With the connection its lock has gone.
        }

        await taken.DisposeAsync();
    }

    public async ValueTask DisposeAsync() => await ReleaseAsync();

    /// <summary>A connection that answers still has its lock.</summary>
    private static async Task<bool> IsOursAsync(NpgsqlConnection taken, CancellationToken cancellationToken)
    {
        try
        {
            return await QueryAsync(taken, "SELECT true", cancellationToken);
        }
        catch (Exception exception) when (exception is NpgsqlException or InvalidOperationException)
        {
            return false;
        }
    }

    private static async Task<bool> QueryAsync(NpgsqlConnection connection, string sql, CancellationToken cancellationToken)
    {
        await using var command = new NpgsqlCommand(sql, connection);
        return (bool)(await command.ExecuteScalarAsync(cancellationToken))!;
    }
}
