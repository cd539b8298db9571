using Npgsql;
using Reporting.Domain.Access;
using Reporting.Infrastructure.Persistence;
using Reporting.Infrastructure.Persistence.Merge;

namespace Reporting.Infrastructure.Workspaces.RollUp;

/// <summary>
/// Rolls raw records up into half hours and those into day rows. It recomputes whatever is noted from all that is
/// stored, so that late, repeated and out-of-order records come to the same.
/// </summary>
internal sealed class WorkspaceRollUp(NpgsqlDataSource source) : IRollUp
{
    /// <summary>From this many rows on a working table is worth the time that the planner needs to look at it.</summary>
    private const int ManyRows = 5_000;

    private static readonly string[] HalfHourSteps =
    [
        "roll_up_half_hours.sql",
        "roll_up_keep_frozen.sql",
        "roll_up_delete_half_hours.sql",
        "roll_up_insert_half_hours.sql",
    ];

    private static readonly string[] DaySteps =
    [
        "roll_up_read_days.sql",
        "roll_up_delete_usage_days.sql",
        "roll_up_insert_usage_days.sql",
        "roll_up_delete_user_days.sql",
        "roll_up_insert_user_days.sql",
        "roll_up_delete_app_usage_days.sql",
        "roll_up_insert_app_usage_days.sql",
        "roll_up_delete_app_excess_days.sql",
        "roll_up_insert_app_excess_days.sql",
        "raise_data_version.sql",
    ];

    public InstanceKind Kind => InstanceKind.Workspaces;

    public async Task RunAsync(int instanceId, CancellationToken cancellationToken)
    {
        await using var connection = await source.OpenConnectionAsync(cancellationToken);
        await using var transaction = await connection.BeginTransactionAsync(cancellationToken);
        await ExecuteAsync(connection, "SELECT pg_advisory_xact_lock('workspaces.stale_half_hours'::regclass::oid::integer, @instance)", instanceId, cancellationToken);
        if (!await HeldInstance.TakeAsync(connection, instanceId, cancellationToken))
        {
            return;
        }

        await ExecuteAsync(connection, SqlFile.Read("roll_up_tables.sql"), null, cancellationToken);
        if (await FillAsync(connection, "rolling", "roll_up_take_notes.sql", instanceId, cancellationToken) == 0)
        {
            return;
        }

        await AddPartitionsAsync(connection, cancellationToken);
        await ExecuteAsync(connection, HalfHourSteps, instanceId, cancellationToken);
        await FillAsync(connection, "rolling_days", "roll_up_note_days.sql", instanceId, cancellationToken);
        await ExecuteAsync(connection, DaySteps, instanceId, cancellationToken);

        await transaction.CommitAsync(cancellationToken);
    }

    public async Task<IReadOnlyList<int>> ReadNotedInstancesAsync(CancellationToken cancellationToken)
    {
        await using var command = source.CreateCommand("SELECT DISTINCT notes.instance_id FROM workspaces.stale_half_hours AS notes");
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        var instances = new List<int>();
        while (await reader.ReadAsync(cancellationToken))
        {
            instances.Add(reader.GetInt32(0));
        }

        return instances;
    }

    private async Task AddPartitionsAsync(NpgsqlConnection connection, CancellationToken cancellationToken)
    {
        var months = new List<DateOnly>();
        await using (var command = new NpgsqlCommand(SqlFile.Read("roll_up_months.sql"), connection))
        await using (var reader = await command.ExecuteReaderAsync(cancellationToken))
        {
            while (await reader.ReadAsync(cancellationToken))
            {
                months.Add(await reader.GetFieldValueAsync<DateOnly>(0, cancellationToken));
            }
        }

        await Partitions.AddAsync(source, "workspaces.usage_half_hours", months, cancellationToken);
    }

    private static async Task<int> FillAsync(NpgsqlConnection connection, string table, string file, int instanceId, CancellationToken cancellationToken)
    {
        var rows = await ExecuteAsync(connection, SqlFile.Read(file), instanceId, cancellationToken);
        if (rows >= ManyRows)
        {
            await ExecuteAsync(connection, $"ANALYZE {table}", null, cancellationToken);
        }

        return rows;
    }

    private static async Task ExecuteAsync(NpgsqlConnection connection, IEnumerable<string> steps, int instanceId, CancellationToken cancellationToken)
    {
        foreach (var step in steps)
        {
            await ExecuteAsync(connection, SqlFile.Read(step), instanceId, cancellationToken);
        }
    }

    private static async Task<int> ExecuteAsync(NpgsqlConnection connection, string sql, int? instanceId, CancellationToken cancellationToken)
    {
        await using var command = new NpgsqlCommand(sql, connection) { CommandTimeout = 0 };
        if (instanceId is { } id && sql.Contains("@instance", StringComparison.Ordinal))
        {
            command.Parameters.Add(new NpgsqlParameter<int>("instance", id));
        }

        return await command.ExecuteNonQueryAsync(cancellationToken);
    }
}
