using Npgsql;
using Reporting.Domain.Access;
using Reporting.Domain.Time;
using Reporting.Infrastructure.Persistence.Merge;

namespace Reporting.Infrastructure.Flags.RollUp;

/// <summary>
/// Rolls events, metrics and edge presence up into UTC days, the metrics' days into the weeks of projects, and the past of
/// flags into both. Whatever is noted is computed anew from all that is stored, so that late, repeated and out-of-order
/// records come to the same.
/// </summary>
internal sealed class FlagRollUp(NpgsqlDataSource source) : NotedRollUp(source, "flags.stale_days", "flags.stale_flags", "flags.stale_histories")
{
    private static readonly string[] EventSteps =
    [
        "roll_up_delete_event_days.sql",
        "roll_up_insert_event_days.sql",
        "roll_up_delete_environment_days.sql",
        "roll_up_insert_environment_days.sql",
    ];

    private static readonly string[] MetricSteps = ["roll_up_delete_metric_days.sql", "roll_up_insert_metric_days.sql"];

    private static readonly string[] WeekSteps = ["roll_up_delete_metric_weeks.sql", "roll_up_insert_metric_weeks.sql"];

    private static readonly string[] EdgeSteps = ["roll_up_delete_edge_presence_days.sql", "roll_up_insert_edge_presence_days.sql"];

    private static readonly string[] StepDaySteps = ["roll_up_delete_flag_step_days.sql", "roll_up_insert_flag_step_days.sql"];

    private static readonly string[] StepWeekSteps =
    [
        "roll_up_delete_project_step_weeks.sql",
        "roll_up_insert_project_step_weeks.sql",
        "roll_up_delete_creation_weeks.sql",
        "roll_up_insert_creation_weeks.sql",
    ];

    public override InstanceKind Kind => InstanceKind.Flags;

    protected override async Task RecomputeAsync(RollUpRun run, CancellationToken cancellationToken)
    {
        var notes = await run.ReadAsync("roll_up_take_stale_days.sql", row => (Source: row.GetString(0), Day: row.GetFieldValue<DateOnly>(1)), cancellationToken);
        var movedWeeks = await run.ReadAsync("roll_up_take_stale_flags.sql", row => row.GetFieldValue<DateOnly>(0), cancellationToken);
        var flags = await run.ReadAsync("roll_up_take_stale_histories.sql", row => row.GetString(0), cancellationToken);
        var stepDays = await new FlagHistories(run).RetellAsync(flags, cancellationToken);
        var days = notes.ToLookup(note => note.Source, note => note.Day, StringComparer.Ordinal);

        var changed = await RollUpAsync(EventSteps, days["events"], "days");
        changed |= await RollUpAsync(MetricSteps, days["flag-metrics"], "days");
        changed |= await RollUpAsync(WeekSteps, days["flag-metrics"].Select(Monday).Concat(movedWeeks), "weeks");
        changed |= await RollUpAsync(StepDaySteps, stepDays, "days");
        changed |= await RollUpAsync(StepWeekSteps, stepDays.Select(Monday), "weeks");
        changed |= await RollUpAsync(EdgeSteps, days["edge-presence"], "days");
        if (changed)
        {
            await run.ExecuteFilesAsync(["raise_data_version.sql"], cancellationToken);
        }

        async Task<bool> RollUpAsync(string[] steps, IEnumerable<DateOnly> dates, string parameter)
        {
            DateOnly[] all = [.. dates.Distinct().Order()];
            if (all.Length > 0)
            {
                await run.ExecuteFilesAsync(steps, cancellationToken, new NpgsqlParameter<DateOnly[]>(parameter, all));
            }

            return all.Length > 0;
        }
    }

    private static DateOnly Monday(DateOnly day) => IsoWeek.Of(day).Monday;
}
