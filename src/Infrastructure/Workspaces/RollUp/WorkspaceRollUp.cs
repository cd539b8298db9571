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
        var months = await run.ReadAsync("dirty_months.sql", row => row.GetFieldValue<DateOnly>(0), cancellationToken);
        await run.ReservePartitionsAsync(source, "workspaces.usage_half_hours", months, cancellationToken);
        NpgsqlParameter[] window = [Midnight("window_start", months.Min()), Midnight("window_end", months.Max().AddMonths(1))];
        await run.WithoutNestedLoopsAsync(
            () => run.ExecuteFilesAsync(["recomputed_half_hours.sql", "kept_half_hours.sql", "usage_half_hours.sql"], cancellationToken, window), cancellationToken);
    }

    private static NpgsqlParameter<DateTimeOffset> Midnight(string name, DateOnly day)
        => new(name, new DateTimeOffset(day, TimeOnly.MinValue, TimeSpan.Zero));
}
