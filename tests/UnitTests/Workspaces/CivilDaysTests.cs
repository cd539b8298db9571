using NUnit.Framework;
using Reporting.Domain.Time;
using static Reporting.UnitTests.Workspaces.Moments;

namespace Reporting.UnitTests.Workspaces;

internal sealed class CivilDaysTests
{
    [TestCase("Europe/Berlin", "2026-03-29", "2026-03-28T23:00:00Z", Description = "before the clock is put forward")]
    [TestCase("Europe/Berlin", "2026-03-30", "2026-03-29T22:00:00Z", Description = "and after")]
    [TestCase("America/New_York", "2026-11-01", "2026-11-01T04:00:00Z")]
    [TestCase("America/New_York", "2026-11-02", "2026-11-02T05:00:00Z")]
    [TestCase("Asia/Kathmandu", "2026-03-18", "2026-03-17T18:15:00Z")]
    [TestCase("Asia/Beirut", "2026-03-29", "2026-03-28T22:00:00Z", Description = "midnight is skipped: the day begins at one")]
    [TestCase("America/Havana", "2026-11-01", "2026-11-01T04:00:00Z", Description = "midnight comes twice: the day begins at the first")]
    [TestCase("UTC", "2024-02-29", "2024-02-29T00:00:00Z")]
    public void A_day_begins_when_its_place_says(string zone, string day, string start)
    {
        var days = CivilDays.Of(TimeZoneInfo.FindSystemTimeZoneById(zone));

        Assert.That(days.StartOf(Day(day)), Is.EqualTo(Time(start)));
        Assert.That(days.DayOf(Time(start)), Is.EqualTo(Day(day)));
        Assert.That(days.DayOf(Time(start).AddTicks(-1)), Is.EqualTo(Day(day).AddDays(-1)));
    }

    [TestCase(-2, "2026-03-18T02:00:00Z")]
    [TestCase(14, "2026-03-17T10:00:00Z")]
    [TestCase(-12, "2026-03-18T12:00:00Z")]
    public void An_offset_is_counted_east(int hours, string start)
        => Assert.That(CivilDays.Of(new TzOffset(hours)).StartOf(Day("2026-03-18")), Is.EqualTo(Time(start)));
}
