using Reporting.Application.Network;
using Reporting.Domain.Network.Reports;
using Reporting.Infrastructure.Network.Reports;
using Reporting.Testing.Workspaces;

namespace Reporting.Testing.Network;

internal static class NetworkReports
{
    /// <summary>What is reported of the instance at a time, by the days of a zone.</summary>
    public static async Task<NetworkStatistics> StatisticsAsync(this StoreUnderTest store, Deployment manager, DateTimeOffset now, string zone = "UTC")
    {
        await using var context = store.OpenContext();
        var handler = new GetNetworkStatisticsHandler(new NetworkInventoryReader(context), new NetworkActivityReader(context));
        return await handler.Handle(new GetNetworkStatisticsQuery(manager.Instance.Id, zone, now), CancellationToken.None);
    }

    /// <summary>Everything that is computed from the instance's log, comparable.</summary>
    public static async Task<IReadOnlyList<string>> LogRolledUpAsync(this StoreUnderTest store, Deployment manager)
        =>
        [
            .. await store.ReadAsync($"SELECT (to_jsonb(hours) - 'instance_id')::text FROM network.log_hours AS hours WHERE hours.instance_id = {manager.Instance.Id} ORDER BY hours.start_time"),
            .. await store.ReadAsync($"SELECT (to_jsonb(days) - 'instance_id')::text FROM network.log_days AS days WHERE days.instance_id = {manager.Instance.Id} ORDER BY days.day"),
        ];
}
