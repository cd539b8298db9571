using System.Globalization;
using NUnit.Framework;
using Reporting.Application.Flags.Statistics;

namespace Reporting.UnitTests.Flags;

internal sealed class StatisticsTimeTests
{
    private static readonly DateTimeOffset Now = At("2026-03-31T09:30:00Z");

    [Test]
    public void Months_of_activity_are_calendar_months_cut_to_their_last_day()
        => Assert.That(
            Sightings.UserTimes(Now),
            Is.EqualTo([At("2026-03-24T09:30:00Z"), At("2026-02-28T09:30:00Z"), At("2026-01-31T09:30:00Z"), At("2025-12-31T09:30:00Z")]));

    [TestCase(null)]
    [TestCase("2026-03-31")]
    public void Today_is_now(string? day)
    {
        var time = StatisticsTime.Of(Day(day), Now);

        Assert.That((time.IsPast, time.End, time.Today, time.AsOf), Is.EqualTo((false, Now, new DateOnly(2026, 3, 31), (DateTimeOffset?)null)));
    }

    [Test]
    public void A_past_day_ends_with_its_last_millisecond()
    {
        var time = StatisticsTime.Of(Day("2026-03-30"), Now);

        Assert.That((time.IsPast, time.End, time.Today, time.AsOf), Is.EqualTo((true, At("2026-03-31T00:00:00Z"), new DateOnly(2026, 3, 30), (DateTimeOffset?)At("2026-03-30T23:59:59.999Z"))));
    }

    [Test]
    public void Thirty_days_begin_twenty_nine_days_before_today() => Assert.That(StatisticsTime.Of(null, Now).FirstOfDays(30), Is.EqualTo(new DateOnly(2026, 3, 2)));

    [TestCase("2026-03-01T00:04:59Z", 3, 3)]
    [TestCase("2026-03-01T00:05:00Z", 6, 6)]
    [TestCase("2026-03-01T00:14:59Z", 6, 3)]
    [TestCase("2026-04-01T00:00:00Z", 8928, 1)]
    public void The_running_month_is_divided_by_its_whole_spans(string end, long nodes, double mean)
    {
        var march = new DateOnly(2026, 3, 1);
        var usage = EdgeUsage.Average(StatisticsTime.Of(null, At(end)), new Dictionary<DateOnly, long> { [march] = nodes });

        Assert.That(usage["2026-03"], Is.EqualTo(mean));
    }

    [Test]
    public void There_are_twelve_months_newest_first_across_the_year()
    {
        var usage = EdgeUsage.Average(StatisticsTime.Of(Day("2026-02-10"), Now), new Dictionary<DateOnly, long> { [new DateOnly(2025, 3, 1)] = 8928 * 2 });

        Assert.That(usage.Keys, Is.EqualTo(["2026-02", "2026-01", "2025-12", "2025-11", "2025-10", "2025-09", "2025-08", "2025-07", "2025-06", "2025-05", "2025-04", "2025-03"]));
        Assert.That(usage["2025-03"], Is.EqualTo(2));
    }

    private static DateOnly? Day(string? text) => text is null ? null : DateOnly.Parse(text, CultureInfo.InvariantCulture);

    private static DateTimeOffset At(string text) => DateTimeOffset.Parse(text, CultureInfo.InvariantCulture);
}
