using System.Data.Common;
using Npgsql;
using NpgsqlTypes;
using Reporting.Application.Schedules;
using Reporting.Infrastructure.Persistence;

namespace Reporting.Infrastructure.Schedules;

/// <summary>A schedule whose time has come.</summary>
/// <param name="Definition">As JSON, as it was read.</param>
internal sealed record DueSchedule(string Name, string Definition, DateTimeOffset DueAt)
{
    public Schedule ToSchedule() => new ScheduleEntity { Name = Name, Definition = Definition, NextAt = DueAt }.ToSchedule();
}

/// <summary>Schedules whose times have come, each for one server at a time.</summary>
internal sealed class ScheduleQueue(NpgsqlDataSource source)
{
    public async Task<IReadOnlyList<DueSchedule>> ReadDueAsync(DateTimeOffset now, CancellationToken cancellationToken)
    {
        await using var command = source.CreateCommand(SqlFile.Read("due_schedules.sql"));
        command.Parameters.Add(new NpgsqlParameter<DateTimeOffset>("now", now));
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        var due = new List<DueSchedule>();
        while (await reader.ReadAsync(cancellationToken))
        {
            due.Add(new DueSchedule(reader.GetString(0), reader.GetString(1), reader.GetFieldValue<DateTimeOffset>(2)));
        }

        return due;
    }

    /// <summary>Works on a schedule while no other server does; the right to it goes with the connection, so that it is nobody's when a server dies.</summary>
    public async Task WithLockAsync(string name, Func<NpgsqlConnection, Task> work, CancellationToken cancellationToken)
    {
        await using var connection = await source.OpenConnectionAsync(cancellationToken);
        if (!await ExecuteAsync(connection, "SELECT pg_try_advisory_lock('notifications.schedules'::regclass::oid::integer, hashtext($1))", name, cancellationToken))
        {
            return;
        }

        try
        {
            await work(connection);
        }
        finally
        {
            await ExecuteAsync(connection, "SELECT pg_advisory_unlock('notifications.schedules'::regclass::oid::integer, hashtext($1))", name, CancellationToken.None);
        }
    }

    /// <summary>Sets when it is due next.</summary>
    /// <param name="sentAt">Null where nothing was sent.</param>
    /// <returns>False when it was changed meanwhile, so that what was made of it is out of date.</returns>
    public static async Task<bool> AdvanceAsync(
        DbTransaction transaction, DueSchedule due, DateTimeOffset nextAt, DateTimeOffset? sentAt, string? error, CancellationToken cancellationToken)
    {
        await using var command = new NpgsqlCommand(SqlFile.Read("advance_schedule.sql"), (NpgsqlConnection)transaction.Connection!, (NpgsqlTransaction)transaction);
        command.Parameters.Add(new NpgsqlParameter<string>("name", due.Name));
        command.Parameters.Add(new NpgsqlParameter<string>("definition", due.Definition));
        command.Parameters.Add(new NpgsqlParameter<DateTimeOffset>("due_at", due.DueAt));
        command.Parameters.Add(new NpgsqlParameter<DateTimeOffset>("next_at", nextAt));
        command.Parameters.Add(new NpgsqlParameter("last_at", NpgsqlDbType.TimestampTz) { Value = (object?)sentAt ?? DBNull.Value });
        command.Parameters.Add(new NpgsqlParameter("error", NpgsqlDbType.Text) { Value = (object?)error ?? DBNull.Value });
        return await command.ExecuteNonQueryAsync(cancellationToken) > 0;
    }

    private static async Task<bool> ExecuteAsync(NpgsqlConnection connection, string sql, string name, CancellationToken cancellationToken)
    {
        await using var command = new NpgsqlCommand(sql, connection);
        command.Parameters.Add(new NpgsqlParameter<string> { TypedValue = name });
        return (bool)(await command.ExecuteScalarAsync(cancellationToken))!;
    }
}
