using Npgsql;
using Reporting.Domain.Access;
using Reporting.Infrastructure.Persistence.Merge;

namespace Reporting.Infrastructure.Network.RollUp;

/// <summary>
/// Rolls log entries up into hours of UTC and those into days. Whatever is noted is computed anew from all that is
/// stored, so that late, repeated and out-of-order entries come to the same.
/// </summary>
internal sealed class NetworkRollUp(NpgsqlDataSource source) : NotedRollUp(source, "network.stale_hours")
{
    private static readonly string[] Steps =
    [
        "roll_up_delete_log_hours.sql",
        "roll_up_insert_log_hours.sql",
        "roll_up_delete_log_days.sql",
        "roll_up_insert_log_days.sql",
        "raise_data_version.sql",
    ];

    public override InstanceKind Kind => InstanceKind.Network;

    protected override async Task RecomputeAsync(RollUpRun run, CancellationToken cancellationToken)
    {
        var hours = await run.ReadAsync("roll_up_take_stale_hours.sql", row => row.GetFieldValue<DateTimeOffset>(0), cancellationToken);
        if (hours.Count == 0)
        {
            return;
        }

        await run.ExecuteFilesAsync(
            Steps,
            cancellationToken,
            new NpgsqlParameter<DateTimeOffset[]>("hours", [.. hours.Order()]),
            new NpgsqlParameter<DateOnly[]>("days", [.. hours.Select(hour => DateOnly.FromDateTime(hour.UtcDateTime)).Distinct().Order()]));
    }
}
