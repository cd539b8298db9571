using Npgsql;
using Reporting.Domain.Access;
using Reporting.Infrastructure.Persistence.Merge;

namespace Reporting.Infrastructure.Network.RollUp;

/// <summary>
/// Rolls log entries up into hours of UTC and those into days. Whatever is dirty is computed anew from all that is
/// stored, so that late, repeated and out-of-order entries give the same result.
/// </summary>
internal sealed class NetworkRollUp(NpgsqlDataSource source) : DirtyRollUp(source, "network.dirty_hours")
{
    public override InstanceKind Kind => InstanceKind.Network;

    protected override async Task RecomputeAsync(RollUpRun run, CancellationToken cancellationToken)
    {
        var hours = await run.ReadAsync("take_dirty_hours.sql", row => row.GetFieldValue<DateTimeOffset>(0), cancellationToken);
        if (hours.Count == 0)
        {
            return;
        }

        NpgsqlParameter[] dirty =
        [
            new NpgsqlParameter<DateTimeOffset[]>("hours", [.. hours.Order()]),
            new NpgsqlParameter<DateOnly[]>("days", [.. hours.Select(hour => DateOnly.FromDateTime(hour.UtcDateTime)).Distinct().Order()]),
        ];
        await run.WithoutNestedLoopsAsync(() => run.ExecuteFilesAsync(["log_hours.sql", "log_days.sql"], cancellationToken, dirty), cancellationToken);
        await run.ExecuteFilesAsync(["raise_data_version.sql"], cancellationToken);
    }
}
