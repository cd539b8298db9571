using System.Globalization;
using NUnit.Framework;
using Reporting.Application.Schedules;

namespace Reporting.UnitTests.Schedules;

internal sealed class ScheduleTimesTests
{
    [Test]
    public void A_daily_one_comes_at_the_same_civil_time_across_changes_of_the_clock()
        => Assert.That(
            After(Daily(8, 0), "2026-03-27T12:00:00Z", count: 4),
            Is.EqualTo(["2026-03-28T07:00:00Z", "2026-03-29T06:00:00Z", "2026-03-30T06:00:00Z", "2026-03-31T06:00:00Z"]));

    /// <summary>Berlin goes from 02:00 to 03:00 on 29 March.</summary>
    [Test]
    public void A_time_that_the_clock_leaves_out_comes_as_long_after_midnight_as_on_other_days()
        => Assert.That(
            After(Daily(2, 30), "2026-03-27T12:00:00Z", count: 3),
            Is.EqualTo(["2026-03-28T01:30:00Z", "2026-03-29T01:30:00Z", "2026-03-30T00:30:00Z"]));

    /// <summary>Berlin goes from 03:00 back to 02:00 on 25 October.</summary>
    [Test]
    public void A_time_that_the_clock_shows_twice_comes_once_the_first_time()
        => Assert.That(
            After(Daily(2, 30), "2026-10-23T12:00:00Z", count: 3),
            Is.EqualTo(["2026-10-24T00:30:00Z", "2026-10-25T00:30:00Z", "2026-10-26T01:30:00Z"]));

    /// <summary>Samoa had no 30 December 2011.</summary>
    [Test]
    public void A_day_that_a_place_leaves_out_brings_nothing_twice()
        => Assert.That(
            After(new ScheduleTimes(ScheduleInterval.Day, DayOfWeek: null, DayOfMonth: null, new TimeOnly(8, 0), "Pacific/Apia"), "2011-12-29T12:00:00Z", count: 2),
            Is.EqualTo(["2011-12-29T18:00:00Z", "2011-12-30T18:00:00Z"]));

    [Test]
    public void A_weekly_one_comes_on_its_day()
        => Assert.That(
            After(new ScheduleTimes(ScheduleInterval.Week, DayOfWeek.Monday, DayOfMonth: null, new TimeOnly(0, 0), "America/New_York"), "2026-03-02T04:59:59Z", count: 3),
            Is.EqualTo(["2026-03-02T05:00:00Z", "2026-03-09T04:00:00Z", "2026-03-16T04:00:00Z"]));

    [Test]
    public void A_monthly_one_comes_on_the_last_day_of_months_that_are_too_short()
        => Assert.That(
            After(new ScheduleTimes(ScheduleInterval.Month, DayOfWeek: null, 31, new TimeOnly(6, 0), "UTC"), "2027-12-31T06:00:00Z", count: 4),
            Is.EqualTo(["2028-01-31T06:00:00Z", "2028-02-29T06:00:00Z", "2028-03-31T06:00:00Z", "2028-04-30T06:00:00Z"]));

    [TestCase("2026-03-10T07:00:00Z", "2026-03-10T07:00:00Z")]
    [TestCase("2026-03-14T08:00:00Z", "2026-03-14T07:00:00Z")]
    [TestCase("2026-03-14T06:59:00Z", "2026-03-13T07:00:00Z")]
    public void The_last_time_that_was_missed_is_found(string now, string last)
        => Assert.That(Daily(8, 0).LastUntil(DateTimeOffset.Parse(now, CultureInfo.InvariantCulture), DateTimeOffset.Parse("2026-03-10T07:00:00Z", CultureInfo.InvariantCulture)), Is.EqualTo(DateTimeOffset.Parse(last, CultureInfo.InvariantCulture)));

    private static ScheduleTimes Daily(int hour, int minute) => new(ScheduleInterval.Day, DayOfWeek: null, DayOfMonth: null, new TimeOnly(hour, minute), "Europe/Berlin");

    private static IEnumerable<string> After(ScheduleTimes times, string moment, int count)
    {
        var at = DateTimeOffset.Parse(moment, CultureInfo.InvariantCulture);
        for (var each = 0; each < count; each++)
        {
            at = times.NextAfter(at);
            yield return at.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);
        }
    }
}
