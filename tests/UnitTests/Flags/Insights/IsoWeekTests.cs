using System.Globalization;
using NUnit.Framework;
using Reporting.Domain.Time;

namespace Reporting.UnitTests.Flags.Insights;

internal sealed class IsoWeekTests
{
    [TestCase("2026-12-28", "2026-53")]
    [TestCase("2026-12-31", "2026-53")]
    [TestCase("2027-01-03", "2026-53")]
    [TestCase("2027-01-04", "2027-01")]
    [TestCase("2024-12-29", "2024-52")]
    [TestCase("2024-12-30", "2025-01")]
    [TestCase("2024-02-29", "2024-09")]
    [TestCase("2026-03-01", "2026-09")]
    public void A_week_belongs_to_the_year_of_its_thursday(string day, string name) => Assert.That(IsoWeek.Of(Day(day)).Name, Is.EqualTo(name));

    [Test]
    public void A_week_is_from_monday_to_sunday()
    {
        var week = IsoWeek.Of(Day("2027-01-01"));

        Assert.That((week.Monday, week.Sunday, week.Next.Monday), Is.EqualTo((Day("2026-12-28"), Day("2027-01-03"), Day("2027-01-04"))));
    }

    private static DateOnly Day(string text) => DateOnly.Parse(text, CultureInfo.InvariantCulture);
}
