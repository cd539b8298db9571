using Microsoft.Extensions.Options;
using Npgsql;
using NpgsqlTypes;
using Reporting.Application.Notifications;
using Reporting.Infrastructure.Persistence;

namespace Reporting.Infrastructure.Notifications;

/// <summary>The outbox as a queue: any number of servers take from it, and none of them what another has taken.</summary>
internal sealed class OutboxQueue(NpgsqlDataSource source, IOptions<NotificationOptions> webhooks, IOptions<SmtpOptions> smtp, TimeProvider clock)
{
    /// <summary>How much longer than an attempt may take nobody else takes what is being sent.</summary>
    private static readonly TimeSpan Reserve = TimeSpan.FromSeconds(30);

    private static readonly TimeSpan FirstPause = TimeSpan.FromSeconds(10);
    public static readonly TimeSpan LongestPause = TimeSpan.FromHours(1);

    private readonly TimeSpan lease = TimeSpan.FromSeconds(Math.Max(webhooks.Value.TimeoutSeconds, smtp.Value.TimeoutSeconds)) + Reserve;

    public async Task<IReadOnlyList<string>> ReadDueReceiversAsync(CancellationToken cancellationToken)
    {
        await using var command = source.CreateCommand(SqlFile.Read("due_receivers.sql"));
        command.Parameters.Add(new NpgsqlParameter<DateTimeOffset>("now", clock.GetUtcNow()));
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        var receivers = new List<string>();
        while (await reader.ReadAsync(cancellationToken))
        {
            receivers.Add(reader.GetString(0));
        }

        return receivers;
    }

    /// <returns>Null when nothing is due for the receiver, or others have taken it.</returns>
    public async Task<Claim?> TakeAsync(string receiver, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        await using var command = source.CreateCommand(SqlFile.Read("claim_notification.sql"));
        command.Parameters.Add(new NpgsqlParameter<string>("receiver", receiver));
        command.Parameters.Add(new NpgsqlParameter<DateTimeOffset>("now", now));
        command.Parameters.Add(new NpgsqlParameter<DateTimeOffset>("lease_end", now + lease));
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        return await reader.ReadAsync(cancellationToken)
            ? new Claim(
                reader.GetGuid(0),
                reader.GetInt32(1),
                reader.GetFieldValue<DateTimeOffset>(2),
                await reader.IsDBNullAsync(3, cancellationToken) ? null : reader.GetFieldValue<byte[]>(3),
                await reader.IsDBNullAsync(4, cancellationToken)
                    ? null
                    : new StoredReceiver(receiver, reader.GetString(4), reader.GetString(5), await reader.IsDBNullAsync(6, cancellationToken) ? null : reader.GetFieldValue<byte[]>(6)))
            : null;
    }

    public Task FinishAsync(Claim sent, CancellationToken cancellationToken)
        => SettleAsync(sent, NotificationState.Sent, clock.GetUtcNow(), error: null, cancellationToken);

    /// <summary>Has it tried again after a pause that doubles each time, or gives it up when that would be too late.</summary>
    /// <returns>Whether it is given up.</returns>
    public async Task<bool> FailAsync(Claim failed, string error, bool forGood, CancellationToken cancellationToken)
    {
        var due = clock.GetUtcNow() + PauseAfter(failed.Attempt);
        var isDead = forGood || due >= failed.ExpiresAt;
        await SettleAsync(failed, isDead ? NotificationState.Dead : NotificationState.Pending, due, error, cancellationToken);
        return isDead;
    }

    public async Task RemoveAsync(DateTimeOffset before, CancellationToken cancellationToken)
    {
        await using var command = source.CreateCommand(SqlFile.Read("remove_notifications.sql"));
        command.Parameters.Add(new NpgsqlParameter<DateTimeOffset>("before", before));
        await command.ExecuteNonQueryAsync(cancellationToken);
    }

    /// <param name="attempt">The attempt that failed, from 1.</param>
    public static TimeSpan PauseAfter(int attempt)
    {
        var pause = FirstPause * Math.Pow(2, Math.Min(attempt, 20) - 1);
        return pause < LongestPause ? pause : LongestPause;
    }

    private async Task SettleAsync(Claim claim, NotificationState state, DateTimeOffset dueAt, string? error, CancellationToken cancellationToken)
    {
        await using var command = source.CreateCommand(SqlFile.Read("settle_notification.sql"));
        command.Parameters.Add(new NpgsqlParameter<Guid>("id", claim.Id));
        command.Parameters.Add(new NpgsqlParameter<int>("attempts", claim.Attempt));
        command.Parameters.Add(new NpgsqlParameter<string>("state", state.ToString().ToLowerInvariant()));
        command.Parameters.Add(new NpgsqlParameter<DateTimeOffset>("due_at", dueAt));
        command.Parameters.Add(new NpgsqlParameter("settled_at", NpgsqlDbType.TimestampTz) { Value = state == NotificationState.Pending ? DBNull.Value : clock.GetUtcNow() });
        command.Parameters.Add(new NpgsqlParameter("error", NpgsqlDbType.Text) { Value = (object?)error ?? DBNull.Value });
        await command.ExecuteNonQueryAsync(cancellationToken);
    }
}
