using NUnit.Framework;
using Reporting.Application.Rules;
using Reporting.Application.Workspaces;
using Reporting.Domain.Time;
using Reporting.Domain.Workspaces;
using Reporting.Domain.Workspaces.Reports;
using Reporting.Testing.Service;
using static Reporting.UnitTests.Workspaces.Moments;

namespace Reporting.UnitTests.Workspaces;

internal sealed class DauTests
{
    private readonly ReadersFake readers = new();

    [TestCase(0, "2026-03-18T14:25:36Z", "2026-01-17", "2026-03-18", "2026-01-17T00:00:00Z", "2026-03-18T15:00:00Z")]
    [TestCase(0, "2026-03-18T00:00:00Z", "2026-01-17", "2026-03-18", "2026-01-17T00:00:00Z", "2026-03-18T01:00:00Z")]
    [TestCase(0, "2026-03-18T23:25:00Z", "2026-01-17", "2026-03-18", "2026-01-17T00:00:00Z", "2026-03-19T00:00:00Z", Description = "also in the last hour")]
    [TestCase(-5, "2026-03-18T03:00:00Z", "2026-01-16", "2026-03-17", "2026-01-16T05:00:00Z", "2026-03-18T04:00:00Z", Description = "still the day before in the west")]
    [TestCase(14, "2026-03-18T11:30:00Z", "2026-01-18", "2026-03-19", "2026-01-17T10:00:00Z", "2026-03-18T12:00:00Z", Description = "already the day after in the east")]
    [TestCase(0, "2024-03-01T12:00:00Z", "2024-01-01", "2024-03-01", "2024-01-01T00:00:00Z", "2024-03-01T13:00:00Z", Description = "over a leap day")]
    public async Task Counts_sixty_days_and_today(int offset, string now, string first, string last, string start, string end)
    {
        var report = await AskAsync(offset, zone: null, now);

        Assert.That(report.Entries, Has.Count.EqualTo(61));
        Assert.That((report.Entries[0].Date, report.Entries[^1].Date), Is.EqualTo((Day(first), Day(last))));
        Assert.That(report.Entries.Select(entry => entry.Amount), Is.EqualTo(Enumerable.Range(0, 61)), "each amount with its day");
        Assert.That((readers.Windows[0].Start, readers.Windows[^1].End), Is.EqualTo((Time(start), Time(end))));
        Assert.That(report.TzHourOffset, Is.EqualTo(offset));
    }

    [Test]
    public async Task Joins_the_days_of_a_zone_without_gaps_over_a_change_of_the_clock()
    {
        var report = await AskAsync(0, "America/New_York", "2026-03-18T14:25:36Z");

        Assert.That(readers.Windows.Zip(readers.Windows.Skip(1), (day, next) => next.Start - day.End), Has.All.EqualTo(TimeSpan.Zero));
        Assert.That(readers.Windows.Single(day => day.Length == TimeSpan.FromHours(23)).Start.Date, Is.EqualTo(new DateTime(2026, 3, 8)));
        Assert.That(report.TzHourOffset, Is.EqualTo(-4));
    }

    [TestCase(CivilInterval.Week, "2026-03-18T14:25:36Z", "America/New_York", "2025-09-22", "2026-03-16", Description = "weeks begin on Monday")]
    [TestCase(CivilInterval.Week, "2026-03-15T23:30:00Z", "Asia/Kolkata", "2025-09-22", "2026-03-16", Description = "already Monday in the east")]
    [TestCase(CivilInterval.Week, "2026-01-01T00:00:00Z", "UTC", "2025-07-07", "2025-12-29", Description = "a week of two years")]
    [TestCase(CivilInterval.Month, "2024-02-29T12:00:00Z", "UTC", "2022-03-01", "2024-02-01", Description = "a leap day is of its month")]
    public async Task Counts_weeks_and_months_up_to_the_running_one(CivilInterval interval, string now, string zone, string first, string running)
    {
        var query = Query(0, zone, now) with { Interval = interval };
        var report = await new GetDausHandler(readers, ShownNames.Instance).Handle(query, CancellationToken.None);

        Assert.That((report.Entries[0].Date, report.Entries[^1].Date, report.Entries.Count), Is.EqualTo((Day(first), Day(running), interval == CivilInterval.Week ? 26 : 24)));
        Assert.That(readers.Windows.Zip(readers.Windows.Skip(1), (one, next) => next.Start - one.End), Has.All.EqualTo(TimeSpan.Zero));
        Assert.That(readers.Windows[0].Start, Is.EqualTo(CivilDays.Of(TimeZoneInfo.FindSystemTimeZoneById(zone)).StartOf(Day(first))));
        Assert.That(readers.Windows[^1].End, Is.EqualTo(query.End));
    }

    [Test]
    public async Task A_week_in_which_the_clock_changes_is_an_hour_shorter()
    {
        await new GetDausHandler(readers, ShownNames.Instance).Handle(Query(0, "America/New_York", "2026-03-18T14:25:36Z") with { Interval = CivilInterval.Week }, CancellationToken.None);

        Assert.That(readers.Windows.Single(week => week.Length == TimeSpan.FromHours((7 * 24) - 1)).Start, Is.EqualTo(Time("2026-03-02T05:00:00Z")));
    }

    [TestCase("Asia/Kolkata", 5)]
    [TestCase("America/St_Johns", -2)]
    public async Task Names_the_whole_hours_of_a_zone(string zone, int hours)
        => Assert.That((await AskAsync(0, zone, "2026-03-18T14:25:36Z")).TzHourOffset, Is.EqualTo(hours));

    [Test]
    public async Task Ends_today_with_the_day_where_days_end_within_an_hour()
    {
        await AskAsync(0, "Asia/Kolkata", "2026-03-18T18:10:00Z");

        Assert.That(readers.Windows[^1].End, Is.EqualTo(Time("2026-03-18T18:30:00Z")));
    }

    [TestCase(-13, null, ErrorCodes.TzOffsetRange)]
    [TestCase(15, null, ErrorCodes.TzOffsetRange)]
    [TestCase(1, "Europe/Berlin", ErrorCodes.ZoneOrOffset)]
    [TestCase(0, "Europe/berlin", ErrorCodes.ZoneUnknown)]
    [TestCase(0, "../etc/passwd", ErrorCodes.ZoneUnknown)]
    [TestCase(0, "Local", ErrorCodes.ZoneUnknown)]
    public void Refuses_days_of_nowhere(long offset, string? zone, string code)
    {
        var result = new GetDausValidator().Validate(Query(offset, zone, "2026-03-18T14:25:36Z"));

        Assert.That(result.Errors.Select(error => error.ErrorCode), Is.EqualTo([code]));
    }

    private Task<DauReport> AskAsync(long offset, string? zone, string now)
        => new GetDausHandler(readers, ShownNames.Instance).Handle(Query(offset, zone, now), CancellationToken.None);

    private static GetDausQuery Query(long offset, string? zone, string now)
        => new(1, TemplateFilter.Deployment, offset, zone is null ? null : ZoneInput.Find(zone), Time(now));
}
