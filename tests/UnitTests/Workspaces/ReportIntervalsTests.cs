using NUnit.Framework;
using Reporting.Application.Workspaces;
using Reporting.Domain.Time;
using static Reporting.UnitTests.Workspaces.Moments;

namespace Reporting.UnitTests.Workspaces;

internal sealed class ReportIntervalsTests
{
    [Test]
    public void Cuts_the_last_interval_and_keeps_the_offset_of_the_start()
    {
        var window = new TimeWindow(Time("2026-03-08T00:00:00-05:00"), Time("2026-03-09T23:00:00-04:00"));

        Assert.That(
            ReportIntervals.Split(window, "day").Select(day => $"{day.Start:O} {day.End:O}"),
            Is.EqualTo(
            [
                "2026-03-08T00:00:00.0000000-05:00 2026-03-09T00:00:00.0000000-05:00",
                "2026-03-09T00:00:00.0000000-05:00 2026-03-09T22:00:00.0000000-05:00",
            ]));
    }

    [TestCase("day", 13)]
    [TestCase("week", 2)]
    [TestCase("", 0)]
    public void Splits_as_asked(string interval, int count)
        => Assert.That(ReportIntervals.Split(new TimeWindow(Time("2026-03-02T00:00:00Z"), Time("2026-03-15T00:00:00Z")), interval), Has.Count.EqualTo(count));

    [Test]
    public void Has_none_of_an_empty_window()
        => Assert.That(ReportIntervals.Split(new TimeWindow(Time("2026-03-02T00:00:00Z"), Time("2026-03-02T00:00:00Z")), "day"), Is.Empty);

    [TestCase("2026-03-16T00:00:00Z", true, Description = "whole weeks")]
    [TestCase("2026-03-15T00:00:00Z", true, Description = "a day short")]
    [TestCase("2026-03-14T23:59:00Z", false)]
    [TestCase("2026-03-02T00:00:00Z", true, Description = "nothing")]
    [TestCase("2026-03-11T00:00:00Z", false)]
    public void Lets_the_last_week_lack_a_day(string end, bool longEnough)
    {
        var window = new TimeWindow(Time("2026-03-02T00:00:00Z"), Time(end));

        Assert.That(ReportIntervals.LastIsLongEnough(window, "week"), Is.EqualTo(longEnough));
        Assert.That(ReportIntervals.LastIsLongEnough(window, "day"), Is.True);
    }
}
