using MediatR;
using Reporting.Application.Pipeline;
using Reporting.Domain.Network.Reports;
using Reporting.Domain.Time;

namespace Reporting.Application.Network;

/// <summary>What the device manager holds and how it was used: in the last hour, today, and in the last 7 and 31 days.</summary>
/// <param name="TimeZone">The IANA name of the instance's time zone, whose days are counted.</param>
internal sealed record GetNetworkStatisticsQuery(int InstanceId, string TimeZone, DateTimeOffset Now) : IReportQuery<NetworkStatistics>
{
    /// <summary>The hour moves with the clock; by whole seconds, so that requests can share an answer.</summary>
    public DateTimeOffset AsOf => new(Now.UtcTicks - (Now.UtcTicks % TimeSpan.TicksPerSecond), TimeSpan.Zero);

    public string CacheKey => $"network-statistics|{TimeZone}|{AsOf.UtcTicks}";
}

internal sealed class GetNetworkStatisticsHandler(INetworkInventoryReader inventory, INetworkActivityReader activity)
    : IRequestHandler<GetNetworkStatisticsQuery, NetworkStatistics>
{
    public async Task<NetworkStatistics> Handle(GetNetworkStatisticsQuery request, CancellationToken cancellationToken)
    {
        var windows = Windows(CivilDays.Of(TimeZoneInfo.FindSystemTimeZoneById(request.TimeZone)), request.AsOf);
        var (holds, totals) = await inventory.ReadAsync(request.InstanceId, cancellationToken);
        var happened = await activity.ReadAsync(request.InstanceId, windows, cancellationToken);
        return new NetworkStatistics(holds, totals, LastHour: happened[0], Today: happened[1], Last7Days: happened[2], Last31Days: happened[3]);
    }

    /// <summary>Only today has an end: what bears a later time than now counts as having happened.</summary>
    private static IReadOnlyList<ActivityWindow> Windows(CivilDays days, DateTimeOffset now)
    {
        var today = days.DayOf(now);
        return
        [
            new(TimeWindow.Since(now.AddHours(-1)), DeviceScope.ViewedOrChanged),
            new(new TimeWindow(days.StartOf(today), days.StartOf(today.AddDays(1))), DeviceScope.ViewedOrChanged),
            new(TimeWindow.Since(days.StartOf(today.AddDays(-7))), DeviceScope.Mentioned),
            new(TimeWindow.Since(days.StartOf(today.AddDays(-31))), DeviceScope.Mentioned),
        ];
    }
}
