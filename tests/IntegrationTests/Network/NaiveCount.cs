using Reporting.Domain.Network.Records;
using Reporting.Domain.Network.Reports;

namespace Reporting.IntegrationTests.Network;

/// <summary>Goes through all entries, as slowly as the report's description reads.</summary>
internal static class NaiveCount
{
    public static IReadOnlyList<NetworkActivity> Of(IReadOnlyList<LogEntry> entries, DateTimeOffset now, string zone)
    {
        var place = TimeZoneInfo.FindSystemTimeZoneById(zone);
        var today = DateOf(now);
        return
        [
            Count(entry => entry.Timestamp >= now.AddHours(-1), onlyUsed: true),
            Count(entry => DateOf(entry.Timestamp) == today, onlyUsed: true),
            Count(entry => DateOf(entry.Timestamp) >= today.AddDays(-7), onlyUsed: false),
            Count(entry => DateOf(entry.Timestamp) >= today.AddDays(-31), onlyUsed: false),
        ];

        DateOnly DateOf(DateTimeOffset time) => DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(time, place).DateTime);

        NetworkActivity Count(Func<LogEntry, bool> isInWindow, bool onlyUsed)
        {
            var window = entries.Where(isInWindow).ToList();
            return new NetworkActivity(
                Devices: window.Where(entry => entry.DeviceId is not null && (!onlyUsed || entry.Type is 0 or 1)).Select(entry => entry.DeviceId).Distinct().Count(),
                Changes: window.Count(entry => entry.Type == 1),
                Users: window.Where(entry => entry.Type == 5).Select(entry => entry.UserId).Distinct().Count(),
                ApiCalls: window.Count(entry => entry is { Type: 5, Action: 95 }),
                Commands: window.Count(entry => entry.Type == 4));
        }
    }

    public static IReadOnlyList<NetworkActivity> Windows(this NetworkStatistics statistics)
        => [statistics.LastHour, statistics.Today, statistics.Last7Days, statistics.Last31Days];
}
