using System.Globalization;
using Npgsql;

namespace Reporting.Infrastructure.Sources;

/// <summary>
/// The right to read a source, which one server has at a time: an advisory lock on a connection that is kept for it. The session's
/// application name tells the other servers up to which moment the source has been read, which costs no write.
/// </summary>
internal sealed class SourceLease : IAsyncDisposable
{
    private const string Channel = "reporting_sources";
    private const string NamePrefix = "Reporting source";

    private readonly NpgsqlConnection connection;
    private readonly string name;
    private bool isAsked;
    private long readings;
    private long lastRequested;

    private SourceLease(NpgsqlConnection connection, string name)
    {
        (this.connection, this.name) = (connection, name);
        connection.Notification += OnNotification;
    }

    /// <returns>Null while another server has it.</returns>
    public static async Task<SourceLease?> TryTakeAsync(NpgsqlDataSource source, int instanceId, string name, CancellationToken cancellationToken)
    {
        var opened = await source.OpenConnectionAsync(cancellationToken);
        try
        {
            await using var command = new NpgsqlCommand("SELECT pg_try_advisory_lock('access.sources'::regclass::oid::integer, $1)", opened);
            command.Parameters.Add(new NpgsqlParameter<int> { TypedValue = instanceId });
            if (!(bool)(await command.ExecuteScalarAsync(cancellationToken))!)
            {
                await opened.DisposeAsync();
                return null;
            }

            await ExecuteAsync(opened, $"LISTEN {Channel}", cancellationToken);
            return new SourceLease(opened, name);
        }
        catch
        {
            await opened.DisposeAsync();
            throw;
        }
    }

    /// <summary>Whether the reading under way was asked for.</summary>
    public bool WasRequested { get; private set; }

    /// <summary>Tells the other servers that a reading begins, and takes over whether it was asked for.</summary>
    public async Task BeginAsync(DateTimeOffset? asOf, CancellationToken cancellationToken)
    {
        readings++;
        await PublishAsync(asOf, "reads", cancellationToken);
        WasRequested = isAsked;
        isAsked = false;
    }

    /// <summary>Tells the other servers that the reading has ended, whether it was asked for, and up to when the source has been read.</summary>
    public Task EndAsync(DateTimeOffset? asOf, CancellationToken cancellationToken)
    {
        lastRequested = WasRequested ? readings : lastRequested;
        return PublishAsync(asOf, "rests", cancellationToken);
    }

    /// <summary>Waits for a time, or until the source is asked to be read now.</summary>
    public async Task WaitAsync(TimeSpan time, CancellationToken cancellationToken)
    {
        var started = TimeProvider.System.GetTimestamp();
        while (!isAsked && time - TimeProvider.System.GetElapsedTime(started) is { Ticks: > 0 } left)
        {
            await connection.WaitAsync(left < TimeSpan.FromMilliseconds(1) ? TimeSpan.FromMilliseconds(1) : left, cancellationToken);
        }
    }

    /// <summary>Asks whichever server reads the source to read it now.</summary>
    public static async Task RequestAsync(NpgsqlDataSource source, string name, CancellationToken cancellationToken)
    {
        await using var command = source.CreateCommand("SELECT pg_notify($1, $2)");
        command.Parameters.Add(new NpgsqlParameter<string> { TypedValue = Channel });
        command.Parameters.Add(new NpgsqlParameter<string> { TypedValue = name });
        await command.ExecuteNonQueryAsync(cancellationToken);
    }

    /// <summary>How far the server that reads the source is; null when none reads it.</summary>
    public static async Task<SharedProgress?> ReadSharedAsync(NpgsqlDataSource source, int instanceId, CancellationToken cancellationToken)
    {
        await using var command = source.CreateCommand(Persistence.SqlFile.Read("source_lease_read.sql"));
        command.Parameters.Add(new NpgsqlParameter<int>("instance", instanceId));
        if (await command.ExecuteScalarAsync(cancellationToken) is not string text)
        {
            return null;
        }

        var words = text.StartsWith(NamePrefix, StringComparison.Ordinal) ? text[NamePrefix.Length..].Split(' ', StringSplitOptions.RemoveEmptyEntries) : [];
        return words is [var moment, var doing, var number, var requested]
            && long.TryParse(moment, CultureInfo.InvariantCulture, out var milliseconds)
            && long.TryParse(number, CultureInfo.InvariantCulture, out var reading)
            && long.TryParse(requested, CultureInfo.InvariantCulture, out var lastRequested)
                ? new SharedProgress(milliseconds == 0 ? null : DateTimeOffset.FromUnixTimeMilliseconds(milliseconds), doing is "reads", reading, lastRequested)
                : new SharedProgress(AsOf: null, IsReading: false, Reading: 0, LastRequested: 0);
    }

    public async ValueTask DisposeAsync()
    {
        connection.Notification -= OnNotification;
        try
        {
            // A connection that goes back to its pool is reset when it is used again, and not before.
            await ExecuteAsync(connection, "SELECT pg_advisory_unlock_all()", CancellationToken.None);
        }
        catch (Exception exception) when (exception is NpgsqlException or InvalidOperationException)
        {
            // With the connection its lock has gone.
        }

        await connection.DisposeAsync();
    }

    private void OnNotification(object sender, NpgsqlNotificationEventArgs notification)
        => isAsked |= string.Equals(notification.Payload, name, StringComparison.Ordinal);

    private Task PublishAsync(DateTimeOffset? asOf, string doing, CancellationToken cancellationToken)
        => ExecuteAsync(
            connection,
            string.Create(CultureInfo.InvariantCulture, $"SET application_name = '{NamePrefix} {asOf?.ToUnixTimeMilliseconds() ?? 0} {doing} {readings} {lastRequested}'"),
            cancellationToken);

    private static async Task ExecuteAsync(NpgsqlConnection connection, string sql, CancellationToken cancellationToken)
    {
        await using var command = new NpgsqlCommand(sql, connection);
        await command.ExecuteNonQueryAsync(cancellationToken);
    }
}

/// <summary>What the server that reads a source shows to the others.</summary>
/// <param name="Reading">The number of the present reading, or of the last one.</param>
/// <param name="LastRequested">The number of the last reading that was asked for and has ended; 0 for none.</param>
internal sealed record SharedProgress(DateTimeOffset? AsOf, bool IsReading, long Reading, long LastRequested);
