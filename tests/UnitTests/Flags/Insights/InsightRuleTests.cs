using System.Globalization;
using NUnit.Framework;
using Reporting.Application.Flags.Insights;

namespace Reporting.UnitTests.Flags.Insights;

internal sealed class InsightRuleTests
{
    private static readonly DateTimeOffset Now = new(2027, 1, 2, 9, 30, 0, TimeSpan.Zero);

    [TestCase("2027-01-03", "2027-01-03", "")]
    [TestCase("2027-01-01", "2027-01-04", "day.after_tomorrow")]
    [TestCase("2027-01-02", "2027-01-01", "window.reversed")]
    [TestCase("2022-01-02", "2027-01-02", "")]
    [TestCase("2022-01-01", "2027-01-02", "range.length")]
    [TestCase("0001-01-01", "0001-01-01", "")]
    [TestCase(null, "0001-01-01", "")]
    [TestCase("2027-01-03", null, "window.reversed")]
    [TestCase("9999-12-31", null, "window.reversed")]
    public void A_range_is_at_most_five_years_and_ends_tomorrow_at_the_latest(string? from, string? to, string code)
    {
        var result = new GetInsightsValidator().Validate(Query(from, to));

        Assert.That(string.Join(' ', result.Errors.Select(error => error.ErrorCode)), Is.EqualTo(code));
    }

    [TestCase(null, null, "2026-12-02", "2027-01-02")]
    [TestCase(null, "2024-03-31", "2024-02-29", "2024-03-31")]
    [TestCase("2026-05-01", null, "2026-05-01", "2027-01-02")]
    public void A_range_is_a_month_up_to_today_unless_it_is_told(string? from, string? to, string first, string last)
    {
        var query = Query(from, to);

        Assert.That((query.FirstDay, query.LastDay), Is.EqualTo((Day(first), Day(last))));
    }

    [Test]
    public void The_weeks_are_those_that_overlap_the_range_up_to_today()
    {
        var range = Range("2026-12-20", "2027-01-03", start: "2020-01-01");

        Assert.That((range.FirstDay, range.LastDay), Is.EqualTo((Day("2026-12-20"), Day("2027-01-02"))));
        Assert.That(range.Weeks.Select(week => $"{week.Name} {week.Date:O}"), Is.EqualTo(
        [
            "2026-51 2026-12-20T23:59:59.9990000+00:00",
            "2026-52 2026-12-27T23:59:59.9990000+00:00",
            "2026-53 2027-01-02T23:59:59.9990000+00:00",
        ]));
    }

    [Test]
    public void Before_the_first_record_there_is_nothing()
    {
        Assert.That(Range("2026-12-01", "2027-01-02", start: null).Weeks, Is.Empty);
        Assert.That(Range("2026-12-01", "2026-12-20", start: "2026-12-21").Weeks, Is.Empty);
        Assert.That((Range("2026-12-01", "2027-01-02", start: "2026-12-30").FirstDay, Range("2026-12-01", "2027-01-02", start: "2026-12-30").Weeks.Single().Name), Is.EqualTo((Day("2026-12-30"), "2026-53")));
    }

    [TestCase(0, 0, 0, 0)]
    [TestCase(8, 1, 0, 12)]
    [TestCase(8, 1, 2, 37)]
    [TestCase(3, 3, 0, 100)]
    [TestCase(3, 1, 0, 33)]
    public void Debt_is_what_is_missing_to_health_which_is_rounded(long flags, long stale, long overdue, int debt)
        => Assert.That(TechnicalDebt.Of(flags, stale, overdue), Is.EqualTo(debt));

    [TestCase(0, 0, 0)]
    [TestCase(3, 0, 0.1)]
    [TestCase(4, 1, 0.3)]
    [TestCase(3, 14, 4.7)]
    public void The_mean_way_to_production_has_one_decimal_and_is_never_nothing(long flags, long days, double mean)
        => Assert.That(TechnicalDebt.TimeToProduction(flags, days), Is.EqualTo(mean));

    private static InsightRange Range(string first, string last, string? start)
        => InsightRange.Of(Day(first), Day(last), DateOnly.FromDateTime(Now.UtcDateTime), start is null ? null : Day(start));

    private static GetInsightsQuery Query(string? from, string? to) => new(1, from is null ? null : Day(from), to is null ? null : Day(to), Now);

    private static DateOnly Day(string text) => DateOnly.Parse(text, CultureInfo.InvariantCulture);
}
