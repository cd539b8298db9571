using Npgsql;
using Reporting.Domain.Access;
using Reporting.Domain.Time;
using Reporting.Infrastructure.Flags.Tables;
using Reporting.Infrastructure.Persistence.Merge;

namespace Reporting.Infrastructure.Flags.RollUp;

/// <summary>
/// Rolls events, metrics and edge presence up into UTC days, the metrics' days into the weeks of projects, and the past of
/// flags into both. Whatever is dirty is computed anew from all that is stored, so that late, repeated and out-of-order
/// records come to the same.
/// </summary>
internal sealed class FlagRollUp(NpgsqlDataSource source, FlagDeltaTable deltas) : DirtyRollUp(source, "flags.dirty_days", "flags.dirty_flags", "flags.dirty_histories")
{
    public override InstanceKind Kind => InstanceKind.Flags;

    protected override async Task RecomputeAsync(RollUpRun run, CancellationToken cancellationToken)
    {
        var dirtyDays = await run.ReadAsync("take_dirty_days.sql", row => (Source: row.GetString(0), Day: row.GetFieldValue<DateOnly>(1)), cancellationToken);
        var movedWeeks = await run.ReadAsync("take_dirty_flags.sql", row => row.GetFieldValue<DateOnly>(0), cancellationToken);
        var flags = await run.ReadAsync("take_dirty_histories.sql", row => row.GetString(0), cancellationToken);
        var deltaDays = await new FlagHistories(run, deltas).ReplayAsync(flags, cancellationToken);
        var days = dirtyDays.ToLookup(dirty => dirty.Source, dirty => dirty.Day, StringComparer.Ordinal);

        var changed = await RebuildAsync(["event_days.sql", "environment_days.sql"], days["events"], "days");
        changed |= await RebuildAsync(["metric_days.sql"], days["flag-metrics"], "days");
        changed |= await RebuildAsync(["metric_weeks.sql"], days["flag-metrics"].Select(Monday).Concat(movedWeeks), "weeks");
        changed |= await RebuildAsync(["flag_delta_days.sql"], deltaDays, "days");
        changed |= await RebuildAsync(["project_delta_weeks.sql", "creation_weeks.sql"], deltaDays.Select(Monday), "weeks");
        changed |= await RebuildAsync(["edge_presence_days.sql"], days["edge-presence"], "days");
        if (changed)
        {
            await run.ExecuteFilesAsync(["raise_data_version.sql"], cancellationToken);
        }

        async Task<bool> RebuildAsync(string[] derived, IEnumerable<DateOnly> dates, string parameter)
        {
            DateOnly[] all = [.. dates.Distinct().Order()];
            if (all.Length > 0)
            {
                await run.WithoutNestedLoopsAsync(
                    () => run.ExecuteFilesAsync(derived, cancellationToken, new NpgsqlParameter<DateOnly[]>(parameter, all)), cancellationToken);
            }

            return all.Length > 0;
        }
    }

    private static DateOnly Monday(DateOnly day) => IsoWeek.Of(day).Monday;
}
