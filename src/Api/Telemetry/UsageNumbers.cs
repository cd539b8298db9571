using Reporting.Application.Flags.Insights;
using Reporting.Application.Flags.Statistics;
using Reporting.Application.Network;
using Reporting.Application.Reports;
using Reporting.Application.Rules;
using Reporting.Application.Workspaces;
using Reporting.Domain.Access;
using Reporting.Domain.Network.Reports;
using Reporting.Domain.Reports;
using Reporting.Domain.Time;
using Reporting.Domain.Workspaces;

namespace Reporting.Api.Telemetry;

/// <summary>A value of a gauge.</summary>
/// <param name="Of">What it is about in its instance: a window or a state.</param>
internal sealed record UsageNumber(UsageGauge Gauge, string Instance, string Of, long Value);

internal enum UsageGauge
{
    ActiveUsers,
    Flags,
    Devices,
}

/// <summary>The numbers of the overview about an instance, by the reports that the overview asks: kept ones, while no record has changed.</summary>
internal sealed class UsageNumbers(IServiceScopeFactory scopes, TimeProvider clock)
{
    private const int TrendDays = 28;

    public Task<IReadOnlyList<UsageNumber>> ReadAsync(Instance instance, CancellationToken cancellationToken) => instance.Kind switch
    {
        InstanceKind.Workspaces => ReadWorkspacesAsync(instance, cancellationToken),
        InstanceKind.Flags => ReadFlagsAsync(instance, cancellationToken),
        _ => ReadNetworkAsync(instance, cancellationToken),
    };

    private async Task<IReadOnlyList<UsageNumber>> ReadWorkspacesAsync(Instance instance, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        var days = CivilDays.Of(TimeZoneInfo.FindSystemTimeZoneById(instance.TimeZone));
        var numbers = new List<UsageNumber>();
        foreach (var (length, window) in new[] { (1, "1d"), (7, "7d"), (TrendDays, "28d") })
        {
            var span = new ReportSpan(days.StartOf(days.DayOf(now).AddDays(1 - length)), Hours.After(now), instance.TimeZone);
            var total = await ReportAsync(new GetActiveUserTotalQuery(instance.Id, TemplateFilter.Deployment, span), cancellationToken);
            numbers.Add(new UsageNumber(UsageGauge.ActiveUsers, instance.Key, window, total.Users));
        }

        return numbers;
    }

    private async Task<IReadOnlyList<UsageNumber>> ReadFlagsAsync(Instance instance, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        var today = DateOnly.FromDateTime(now.UtcDateTime);
        var users = (await ReportAsync(new GetInstanceStatisticsQuery(instance.Id, At: null, now), cancellationToken)).ActiveUsers;
        var flags = (await ReportAsync(new GetInsightsQuery(instance.Id, today.AddDays(1 - TrendDays), today, now), cancellationToken)).FlagTrends;
        return
        [
            new(UsageGauge.ActiveUsers, instance.Key, "7d", users.Last7),
            new(UsageGauge.ActiveUsers, instance.Key, "30d", users.Last30),
            new(UsageGauge.ActiveUsers, instance.Key, "90d", users.Last90),
            .. flags.TakeLast(1).SelectMany(day => new UsageNumber[]
            {
                new(UsageGauge.Flags, instance.Key, "active", day.Active),
                new(UsageGauge.Flags, instance.Key, "stale", day.Stale),
                new(UsageGauge.Flags, instance.Key, "potentially-stale", day.PotentiallyStale),
            }),
        ];
    }

    private async Task<IReadOnlyList<UsageNumber>> ReadNetworkAsync(Instance instance, CancellationToken cancellationToken)
    {
        var statistics = await ReportAsync(new GetNetworkStatisticsQuery(instance.Id, instance.TimeZone, clock.GetUtcNow()), cancellationToken);
        (string Window, NetworkActivity Activity)[] windows = [("1h", statistics.LastHour), ("1d", statistics.Today), ("7d", statistics.Last7Days), ("31d", statistics.Last31Days)];
        return
        [
            .. windows.Select(window => new UsageNumber(UsageGauge.ActiveUsers, instance.Key, window.Window, window.Activity.Users)),
            .. windows.Select(window => new UsageNumber(UsageGauge.Devices, instance.Key, window.Window, window.Activity.Devices)),
        ];
    }

    private async Task<TReport> ReportAsync<TReport>(IReportQuery<TReport> query, CancellationToken cancellationToken)
        where TReport : class, IReport
    {
        await using var scope = scopes.CreateAsyncScope();
        return await scope.ServiceProvider.GetRequiredService<CachedReports>().ReadAsync(query, cancellationToken);
    }
}
