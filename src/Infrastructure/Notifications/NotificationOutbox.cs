using System.Data.Common;
using System.Text.Json;
using Npgsql;
using Reporting.Application.Notifications;
using Reporting.Infrastructure.Persistence;

namespace Reporting.Infrastructure.Notifications;

internal sealed class NotificationOutbox(TimeProvider clock) : INotificationOutbox
{
    /// <summary>How long it is tried to tell a receiver something.</summary>
    public static readonly TimeSpan TriedFor = TimeSpan.FromDays(1);

    public async Task AddAsync(Notification notification, DbTransaction transaction, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        var receivers = notification.Receivers.Distinct(StringComparer.Ordinal).ToArray();
        await using var command = new NpgsqlCommand(SqlFile.Read("add_notification.sql"), (NpgsqlConnection)transaction.Connection!, (NpgsqlTransaction)transaction);
        command.Parameters.Add(new NpgsqlParameter<string>("key", notification.Key));
        command.Parameters.Add(new NpgsqlParameter<string>("kind", notification.Kind));
        command.Parameters.Add(new NpgsqlParameter<string>("title", notification.Title));
        command.Parameters.Add(new NpgsqlParameter<byte[]>("content", JsonSerializer.SerializeToUtf8Bytes(notification)));
        command.Parameters.Add(new NpgsqlParameter<DateTimeOffset>("now", now));
        command.Parameters.Add(new NpgsqlParameter<DateTimeOffset>("expires_at", now + TriedFor));
        command.Parameters.Add(new NpgsqlParameter<Guid[]>("notification_ids", [.. receivers.Select(_ => Guid.CreateVersion7(now))]));
        command.Parameters.Add(new NpgsqlParameter<string[]>("receivers", receivers));
        await command.ExecuteNonQueryAsync(cancellationToken);
    }
}
