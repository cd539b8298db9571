using Npgsql;
using Reporting.Infrastructure.Persistence.Merge;

namespace Reporting.Infrastructure.Workspaces.Derived;

/// <summary>
/// Keeps <c>workspaces.template_days</c> and <c>workspaces.deployment_days</c> true to the half hours: opens the days that
/// changed, puts the changed half hours in, and stores what the days come to.
/// </summary>
internal sealed class UsageDays(RollUpRun run)
{
    /// <summary>Half hours that are in memory at once.</summary>
    private const int BatchSize = 50_000;

    /// <summary>Days that are open at once.</summary>
    private const int OpenDays = 8;

    /// <summary>Takes in what the roll-up has just computed.</summary>
    public async Task ApplyChangesAsync(CancellationToken cancellationToken)
    {
        await run.WithoutNestedLoopsAsync(() => run.ExecuteFilesAsync(["changed_half_hours.sql"], cancellationToken), cancellationToken);
        await ApplyAsync(keepsStored: true, cancellationToken);
    }

    /// <summary>Computes the days that are marked from all their half hours.</summary>
    /// <returns>Whether any was.</returns>
    public async Task<bool> RebuildDirtyAsync(CancellationToken cancellationToken)
    {
        var marks = await run.ReadAsync("take_dirty_usage_days.sql", row => row.GetFieldValue<DateOnly>(0), cancellationToken);
        if (marks.Count == 0)
        {
            return false;
        }

        var days = new NpgsqlParameter<DateOnly[]>("days", [.. marks.Distinct()]);
        await run.ExecuteFilesAsync(["half_hours_of_days.sql"], cancellationToken, days);
        await ApplyAsync(keepsStored: false, cancellationToken);
        return true;
    }

    /// <summary>Takes in what the cursor gives, by time.</summary>
    private async Task ApplyAsync(bool keepsStored, CancellationToken cancellationToken)
    {
        var pending = new List<HalfHourChange>();
        int fetched;
        do
        {
            var batch = await run.FetchAsync("changed_half_hours", BatchSize, HalfHourChange.Read, cancellationToken);
            fetched = batch.Count;
            pending.AddRange(batch);
            var open = fetched < BatchSize ? (DateOnly?)null : pending[^1].Day;
            await StoreAsync([.. pending.Where(change => change.Day != open)], keepsStored, cancellationToken);
            pending.RemoveAll(change => change.Day != open);
        }
        while (fetched == BatchSize);
        await run.ExecuteAsync("CLOSE changed_half_hours", cancellationToken);
    }

    private async Task StoreAsync(IReadOnlyList<HalfHourChange> changes, bool keepsStored, CancellationToken cancellationToken)
    {
        foreach (var byDay in changes.GroupBy(change => change.Day).Chunk(OpenDays))
        {
            var days = await OpenAsync([.. byDay.Select(day => day.Key)], keepsStored, cancellationToken);
            foreach (var ofDay in byDay)
            {
                days[ofDay.Key].Apply([.. ofDay]);
            }

            await StoreTemplatesAsync(days, cancellationToken);
            await StoreDeploymentAsync(days, cancellationToken);
        }
    }

    private async Task<Dictionary<DateOnly, UsageDay>> OpenAsync(DateOnly[] dates, bool keepsStored, CancellationToken cancellationToken)
    {
        var days = dates.ToDictionary(date => date, _ => new UsageDay());
        var stored = await run.ReadAsync(
            "stored_template_days.sql",
            row => (Day: row.GetFieldValue<DateOnly>(0), TemplateId: row.GetGuid(1), Columns: ReadColumns(row)),
            cancellationToken,
            new NpgsqlParameter<DateOnly[]>("days", dates));
        foreach (var (date, templateId, columns) in stored)
        {
            if (keepsStored)
            {
                days[date].AddStored(templateId, columns);
            }
            else
            {
                days[date].Forget(templateId);
            }
        }

        return days;
    }

    private Task StoreTemplatesAsync(Dictionary<DateOnly, UsageDay> days, CancellationToken cancellationToken)
    {
        var changed = days
            .SelectMany(day => day.Value.Changed.Select(templateId => (Day: day.Key, TemplateId: templateId, Columns: day.Value.Pack(templateId), Sums: day.Value.SumUp(templateId))))
            .ToList();
        return run.ExecuteFilesAsync(
            ["template_days.sql"],
            cancellationToken,
            [
                new NpgsqlParameter<DateOnly[]>("days", [.. changed.Select(row => row.Day)]),
                new NpgsqlParameter<Guid[]>("template_ids", [.. changed.Select(row => row.TemplateId)]),
                new NpgsqlParameter<byte[][]>("users", [.. changed.Select(row => row.Columns.Users)]),
                new NpgsqlParameter<byte[][]>("minutes", [.. changed.Select(row => row.Columns.Minutes)]),
                new NpgsqlParameter<byte[][]>("latencies", [.. changed.Select(row => row.Columns.Latencies)]),
                new NpgsqlParameter<byte[][]>("apps", [.. changed.Select(row => row.Columns.Apps)]),
                .. TemplateDaySums.ToParameters([.. changed.Select(row => row.Sums)]),
            ]);
    }

    private Task StoreDeploymentAsync(Dictionary<DateOnly, UsageDay> days, CancellationToken cancellationToken)
    {
        var packed = days.Select(day => (Day: day.Key, Columns: day.Value.PackDeployment())).ToList();
        return run.ExecuteFilesAsync(
            ["deployment_days.sql"],
            cancellationToken,
            [
                new NpgsqlParameter<DateOnly[]>("days", [.. packed.Select(row => row.Day)]),
                new NpgsqlParameter<byte[][]>("users", [.. packed.Select(row => row.Columns.Users)]),
                new NpgsqlParameter<byte[][]>("templates_used", [.. packed.Select(row => row.Columns.Templates)]),
                new NpgsqlParameter<byte[][]>("latencies", [.. packed.Select(row => row.Columns.Latencies)]),
                new NpgsqlParameter<byte[][]>("apps", [.. packed.Select(row => row.Columns.Apps)]),
                .. DeploymentDayColumns.UserParameters([.. packed.Select(row => row.Columns)]),
            ]);
    }

    private static TemplateDayColumns ReadColumns(NpgsqlDataReader row)
        => new(row.GetFieldValue<byte[]>(2), row.GetFieldValue<byte[]>(3), row.GetFieldValue<byte[]>(4), row.GetFieldValue<byte[]>(5));
}
