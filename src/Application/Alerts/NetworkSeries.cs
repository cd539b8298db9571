using Reporting.Application.Network;
using Reporting.Domain.Access;
using Reporting.Domain.Network.Reports;
using Reporting.Domain.Time;

namespace Reporting.Application.Alerts;

/// <summary>Series of networks.</summary>
internal static class NetworkSeries
{
    public static IReadOnlyList<AlertSeries> All { get; } =
    [
        Of("devices", "Devices touched", activity => activity.Devices),
        Of("users", "Users of the device manager", activity => activity.Users),
        Of("changes", "Changes", activity => activity.Changes),
        Of("api_calls", "API calls", activity => activity.ApiCalls),
        Of("commands", "Commands", activity => activity.Commands),
    ];

    private static AlertSeries Of(string field, string title, Func<NetworkActivity, long> value) => new(
        $"network-activity.{field}", title, InstanceKind.Network, SeriesUnit.Number, SeriesTiming.Counted, [CivilInterval.Day, CivilInterval.Week, CivilInterval.Month], [],
        async (reports, question, cancellationToken) =>
        {
            var report = await reports.ReadAsync(new GetNetworkActivityQuery(question.Instance.Id, question.Span(), question.Interval), cancellationToken);
            return [.. report.Entries.Select(entry => new SeriesPoint(question.Interval.FirstDay(entry.FirstDay), value(entry.Activity)))];
        });
}
