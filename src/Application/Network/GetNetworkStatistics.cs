using MediatR;
using Reporting.Application.Reports;
using Reporting.Domain.Network.Reports;
using Reporting.Domain.Time;

namespace Reporting.Application.Network;

/// <summary>What the device manager holds and how it was used: in the last hour, today, and in the last 7 and 31 days.</summary>
/// <param name="TimeZone">The IANA name of the instance's time zone, whose days are counted.</param>
internal sealed record GetNetworkStatisticsQuery(int InstanceId, string TimeZone, [property: NotInKey] DateTimeOffset Now) : IReportQuery<NetworkStatistics>;

internal sealed class GetNetworkStatisticsHandler(INetworkInventoryReader inventory, INetworkActivityReader activity)
    : IRequestHandler<GetNetworkStatisticsQuery, NetworkStatistics>
{
    public async Task<NetworkStatistics> Handle(GetNetworkStatisticsQuery request, CancellationToken cancellationToken)
    {
        var windows = new StatisticsWindows(CivilDays.Of(TimeZoneInfo.FindSystemTimeZoneById(request.TimeZone)), request.Now);
        var (holds, totals) = await inventory.ReadAsync(request.InstanceId, cancellationToken);
        var happened = await activity.ReadAsync(request.InstanceId, windows.All, cancellationToken);
        var first = await activity.FindFirstEntryAsync(request.InstanceId, windows.LastHour.Window.Start, cancellationToken);
        return new NetworkStatistics(
            holds, totals, LastHour: happened[0], Today: happened[1], Last7Days: happened[2], Last31Days: happened[3], windows.ValidDuring(first));
    }
}
