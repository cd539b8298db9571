using Npgsql;
using Reporting.Domain.Access;
using Reporting.Infrastructure.Persistence.Merge;
using Reporting.Infrastructure.Workspaces.Derived;

namespace Reporting.Infrastructure.Workspaces.RollUp;

/// <summary>
/// Rolls raw records up into half hours and those into day rows. It recomputes whatever is dirty from all that is
/// stored, so that late, repeated and out-of-order records give the same result.
/// </summary>
internal sealed class WorkspaceRollUp(NpgsqlDataSource source) : DirtyRollUp(source, "workspaces.dirty_half_hours", "workspaces.dirty_days")
{
    private readonly NpgsqlDataSource source = source;

    public override InstanceKind Kind => InstanceKind.Workspaces;

    protected override string WorkingTablesFile => "working_tables.sql";

    protected override IReadOnlyList<string> WorkingTableNames => ["rolling", "rolled", "vanished"];

    protected override async Task RecomputeAsync(RollUpRun run, CancellationToken cancellationToken)
    {
        var days = new UsageDays(run);
        var changed = await days.RebuildDirtyAsync(cancellationToken);
        if (await run.FillAsync("rolling", "take_dirty_half_hours.sql", cancellationToken) > 0)
        {
            await RollUpHalfHoursAsync(run, cancellationToken);
            await days.ApplyChangesAsync(cancellationToken);
            changed = true;
        }

        if (changed)
        {
            await run.ExecuteFilesAsync(["raise_data_version.sql"], cancellationToken);
        }
    }

    private async Task RollUpHalfHoursAsync(RollUpRun run, CancellationToken cancellationToken)
    {
        var days = await run.ReadAsync("dirty_half_hour_days.sql", row => row.GetFieldValue<DateOnly>(0), cancellationToken);
        DateOnly[] months = [.. days.Select(day => day.AddDays(1 - day.Day)).Distinct()];
        await run.ReservePartitionsAsync(source, "workspaces.usage_half_hours", months, cancellationToken);
        NpgsqlParameter[] window =
        [
            Midnight("window_start", months.Min()), Midnight("window_end", months.Max().AddMonths(1)),
            .. await ReadStoredAsync(run, days, months, cancellationToken),
        ];
        await run.WithoutNestedLoopsAsync(
            () => run.ExecuteFilesAsync(["recomputed_half_hours.sql", "kept_half_hours.sql", "usage_half_hours.sql"], cancellationToken, window), cancellationToken);
    }

    /// <summary>Where stored rows can be: what is new in a month or on a day need not be looked up there row by row. A day is looked up by its key, whatever the planner believes of the table's size.</summary>
    private static async Task<NpgsqlParameter[]> ReadStoredAsync(RollUpRun run, IReadOnlyList<DateOnly> days, DateOnly[] months, CancellationToken cancellationToken)
    {
        await run.ExecuteAsync("SET LOCAL enable_seqscan = off", cancellationToken);
        var stored = (await run.ReadAsync(
            "stored_before.sql",
            row => (Of: row.GetString(0), Day: row.GetFieldValue<DateOnly>(1)),
            cancellationToken,
            new NpgsqlParameter<DateOnly[]>("days", [.. days]),
            new NpgsqlParameter<DateOnly[]>("months", months))).ToLookup(row => row.Of, row => row.Day, StringComparer.Ordinal);
        await run.ExecuteAsync("SET LOCAL enable_seqscan = on", cancellationToken);
        return
        [
            new NpgsqlParameter<DateOnly[]>("months_reported", [.. stored["usage"]]),
            new NpgsqlParameter<DateOnly[]>("months_seen", [.. stored["agent-stats"]]),
            new NpgsqlParameter<DateOnly[]>("days_rolled", [.. stored["half-hours"]]),
        ];
    }

    private static NpgsqlParameter<DateTimeOffset> Midnight(string name, DateOnly day)
        => new(name, new DateTimeOffset(day, TimeOnly.MinValue, TimeSpan.Zero));
}
