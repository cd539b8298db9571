using Npgsql;
using Reporting.Domain.Access;
using Reporting.Infrastructure.Persistence;
using Reporting.Infrastructure.Persistence.Merge;

namespace Reporting.Infrastructure.Workspaces.RollUp;

/// <summary>
/// Rolls raw records up into half hours and those into day rows. It recomputes whatever is noted from all that is
/// stored, so that late, repeated and out-of-order records come to the same.
/// </summary>
internal sealed class WorkspaceRollUp(NpgsqlDataSource source) : NotedRollUp(source, "workspaces.stale_half_hours")
{
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

    private readonly NpgsqlDataSource source = source;

    public override InstanceKind Kind => InstanceKind.Workspaces;

    protected override async Task RecomputeAsync(RollUpRun run, CancellationToken cancellationToken)
    {
        await run.ExecuteFilesAsync(["roll_up_tables.sql"], cancellationToken);
        if (await run.FillAsync("rolling", "roll_up_take_notes.sql", cancellationToken) == 0)
        {
            return;
        }

        var months = await run.ReadAsync("roll_up_months.sql", row => row.GetFieldValue<DateOnly>(0), cancellationToken);
        await Partitions.AddAsync(source, "workspaces.usage_half_hours", months, cancellationToken);
        await run.ExecuteFilesAsync(HalfHourSteps, cancellationToken);
        await run.FillAsync("rolling_days", "roll_up_note_days.sql", cancellationToken);
        await run.ExecuteFilesAsync(DaySteps, cancellationToken);
    }
}
