using NUnit.Framework;
using Reporting.Dashboard.Charts;
using Reporting.Dashboard.Formats;
using Reporting.Domain.Time;

namespace Reporting.UnitTests.Dashboard;

internal sealed class ScaleTests
{
    private static readonly Texts English = new(Locale.English, TimeZoneInfo.Utc);

    [TestCase(187, "0 50 100 150 200")]
    [TestCase(1, "0 1")]
    [TestCase(5, "0 2 4 6")]
    [TestCase(12, "0 3 6 9 12")]
    [TestCase(0, "0 1")]
    [TestCase(9_999, "0 2500 5000 7500 10000")]
    [TestCase(100, "0 25 50 75 100")]
    public void Ticks_are_round_and_reach_over_the_largest_value(double largest, string ticks)
        => Assert.That(string.Join(' ', LinearScale.Over(largest).Ticks), Is.EqualTo(ticks));

    [Test]
    public void Shares_may_have_ticks_that_are_no_whole_numbers()
        => Assert.That(LinearScale.Over(0.42, whole: false).Ticks, Is.EqualTo(new[] { 0, 0.2, 0.4, 0.6 }).Within(1e-9));

    [Test]
    public void A_value_beyond_the_scale_stays_in_the_drawing()
    {
        var scale = new LinearScale(100, 25);

        Assert.That((scale.Share(50), scale.Share(200), scale.Share(-1)), Is.EqualTo((0.5, 1.0, 0.0)));
    }

    [Test]
    public void Four_weeks_are_named_by_their_mondays()
    {
        var days = Enumerable.Range(0, 28).Select(new DateOnly(2026, 3, 4).AddDays).ToList();

        Assert.That(DayTicks.Of(days, CivilInterval.Day, English).Select(tick => tick.Label), Is.EqualTo(["9 Mar", "16 Mar", "23 Mar", "30 Mar"]));
    }

    [Test]
    public void A_week_is_named_day_by_day()
    {
        var days = Enumerable.Range(0, 7).Select(new DateOnly(2026, 2, 26).AddDays).ToList();

        Assert.That(DayTicks.Of(days, CivilInterval.Day, English).Select(tick => tick.Label), Is.EqualTo(["26 Feb", "27 Feb", "28 Feb", "1 Mar", "2 Mar", "3 Mar", "4 Mar"]));
    }

    [Test]
    public void Years_are_named_where_months_would_be_too_many()
    {
        var months = Enumerable.Range(0, 60).Select(new DateOnly(2021, 4, 1).AddMonths).ToList();

        Assert.That(DayTicks.Of(months, CivilInterval.Month, English).Select(tick => tick.Label), Is.EqualTo(["2022", "2023", "2024", "2025", "2026"]));
    }

    [Test]
    public void A_line_breaks_where_a_value_is_missing()
        => Assert.That(Svg.Line([0, 50, null, 100], new LinearScale(100, 25), 200), Is.EqualTo("M0 200L333.33 100M1000 0"));

    [Test]
    public void An_area_goes_there_and_back()
        => Assert.That(Svg.Area([50, 100], [0, 0], new LinearScale(100, 25), 200), Is.EqualTo("M0 100L1000 0L1000 200L0 200Z"));

    [Test]
    public void Values_are_counted_from_the_lower_bound_of_a_bin_on()
        => Assert.That(Bin.Over([0, 50, 100], [0, 49.9, 50, 100, 900]).Select(bin => bin.Count), Is.EqualTo([2, 1, 2]));
}
