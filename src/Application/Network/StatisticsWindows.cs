using Reporting.Domain.Network.Reports;
using Reporting.Domain.Time;

namespace Reporting.Application.Network;

/// <summary>The windows of the statistics. Only today has an end: what bears a later time than now counts as having happened.</summary>
internal sealed class StatisticsWindows(CivilDays days, DateTimeOffset now)
{
    private static readonly TimeSpan Hour = TimeSpan.FromHours(1);

    private readonly DateOnly today = days.DayOf(now);

    public ActivityWindow LastHour => new(TimeWindow.Since(now - Hour), DeviceScope.ViewedOrChanged);

    /// <summary>The last hour, today, the last 7 and the last 31 days.</summary>
    public IReadOnlyList<ActivityWindow> All =>
    [
        LastHour,
        new(new TimeWindow(days.StartOf(today), Tomorrow), DeviceScope.ViewedOrChanged),
        new(TimeWindow.Since(days.StartOf(today.AddDays(-7))), DeviceScope.Mentioned),
        new(TimeWindow.Since(days.StartOf(today.AddDays(-31))), DeviceScope.Mentioned),
    ];

    private DateTimeOffset Tomorrow => days.StartOf(today.AddDays(1));

    /// <summary>How long the windows hold the same entries.</summary>
    /// <param name="first">The time of the first entry of the last hour, if there is any.</param>
    public TimeWindow ValidDuring(DateTimeOffset? first)
    {
        var leaves = first is { } time ? time + Hour + TimeSpan.FromTicks(1) : DateTimeOffset.MaxValue;
        return new TimeWindow(now, leaves < Tomorrow ? leaves : Tomorrow);
    }
}
