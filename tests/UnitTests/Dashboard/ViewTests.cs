using System.Globalization;
using Microsoft.AspNetCore.Http;
using NUnit.Framework;
using Reporting.Dashboard.Views;
using Reporting.Domain.Time;

namespace Reporting.UnitTests.Dashboard;

internal sealed class ViewTests
{
    private static readonly DateTimeOffset Now = new(2026, 5, 20, 14, 25, 0, TimeSpan.Zero);

    [TestCase("", "2026-04-23 2026-05-20", "2026-03-26 2026-04-22")]
    [TestCase("?range=today", "2026-05-20 2026-05-20", "2026-05-13 2026-05-13")]
    [TestCase("?range=7d", "2026-05-14 2026-05-20", "2026-05-07 2026-05-13")]
    [TestCase("?range=90d", "2026-02-20 2026-05-20", "2025-11-21 2026-02-18")]
    [TestCase("?range=month", "2026-05-01 2026-05-20", "2026-04-01 2026-04-20")]
    [TestCase("?range=quarter", "2026-04-01 2026-05-20", "2026-01-01 2026-02-20")]
    [TestCase("?range=year", "2026-01-01 2026-05-20", "2025-01-01 2025-05-20")]
    [TestCase("?range=all", "2021-05-21 2026-05-20", "2016-05-21 2021-05-20")]
    [TestCase("?from=2026-03-01&to=2026-03-10", "2026-03-01 2026-03-10", "2026-02-15 2026-02-24", Description = "by whole weeks, so that weekdays meet")]
    [TestCase("?from=2026-03-01&to=2026-03-10&compare=year", "2026-03-01 2026-03-10", "2025-03-02 2025-03-11", Description = "a Sunday before a Sunday")]
    [TestCase("?range=month&compare=year", "2026-05-01 2026-05-20", "2025-05-01 2025-05-20")]
    [TestCase("?from=2025-01-01&to=2025-12-31", "2025-01-01 2025-12-31", "2024-01-02 2024-12-31")]
    [TestCase("?from=2025-01-01&to=2025-12-31&compare=year", "2025-01-01 2025-12-31", "2024-01-01 2024-12-31")]
    [TestCase("?range=7d&compare=none", "2026-05-14 2026-05-20", "")]
    [TestCase("?range=fortnight", "2026-04-23 2026-05-20", "2026-03-26 2026-04-22", Description = "what is no preset is the usual range")]
    [TestCase("?from=2026-06-01&to=2026-06-10", "2026-04-23 2026-05-20", "2026-03-26 2026-04-22", Description = "after today")]
    [TestCase("?from=2026-05-01&to=2027-01-01", "2026-05-01 2026-05-20", "2026-04-10 2026-04-29", Description = "reaching beyond today")]
    public void An_address_says_which_days_are_meant(string query, string days, string before)
    {
        var view = Of(query, TimeZoneInfo.Utc);

        Assert.That((Show(view.Range), Show(view.RangeBefore)), Is.EqualTo((days, before)));
    }

    [TestCase("", "")]
    [TestCase("?from=2026-05-01&to=2026-05-10", "")]
    [TestCase("?range=fortnight", "There is no range called fortnight: the last 28 days are shown.")]
    [TestCase("?from=2026-02-30", "2026-02-30 is no day: the last 28 days are shown.")]
    [TestCase("?from=2026-02-01&to=soon", "soon is no day: the last 28 days are shown.")]
    [TestCase("?to=2026-02-01", "A range needs its first day: the last 28 days are shown.")]
    [TestCase("?from=2026-06-01&to=2026-06-10", "The range is still to come: the last 28 days are shown.")]
    [TestCase("?from=0001-01-01&to=0001-01-02", "There is nothing from before 2000: the last 28 days are shown.")]
    [TestCase("?from=2026-05-10&to=2026-05-01", "The range ended before it began: it is shown the other way round.")]
    [TestCase("?from=2031-02-01&to=2031-01-01", "The range is still to come: the last 28 days are shown.")]
    [TestCase("?from=1990-01-01", "At most 5 years are shown at once, and nothing from before 2000.")]
    [TestCase("?tz=Mars/Phobos", "There is no time zone called Mars/Phobos: days and times are those of UTC.")]
    [TestCase("?range=fortnight&tz=%2B05:30", "There is no range called fortnight: the last 28 days are shown. There is no time zone called +05:30: days and times are those of UTC.")]
    public void What_makes_no_sense_is_said(string query, string notices) => Assert.That(string.Join(' ', Of(query, TimeZoneInfo.Utc).Notices), Is.EqualTo(notices));

    [TestCase("?from=2026-05-10&to=2026-05-01", "2026-05-01 2026-05-10")]
    [TestCase("?from=1990-01-01", "2021-05-20 2026-05-20")]
    [TestCase("?from=1999-01-01&to=2001-01-01", "2000-01-01 2001-01-01")]
    [TestCase("?from=0001-01-01&to=9999-12-31", "2021-05-20 2026-05-20")]
    public void Of_a_range_that_makes_little_sense_the_nearest_is_shown(string query, string days) => Assert.That(Show(Of(query, TimeZoneInfo.Utc).Range), Is.EqualTo(days));

    [TestCase("?range=28d", "2026-04-22T15:00Z", "the period before")]
    [TestCase("?range=today", "2026-05-13T15:00Z", "a week before")]
    [TestCase("?range=7d&compare=year", "2025-05-21T15:00Z", "a year before")]
    [TestCase("?from=2026-05-01&to=2026-05-10", "2026-04-27T00:00Z", "the period before", Description = "a range that is over is compared with whole days")]
    [TestCase("?range=28d&tz=Asia/Kathmandu", "2026-04-22T15:00Z", "the period before")]
    [TestCase("?from=2026-03-28&to=2026-05-20&tz=Europe/Berlin", "2026-03-25T16:00Z", "the period before", Description = "17:00 of summer time beside 17:00 of winter time")]
    public void A_running_day_is_compared_with_the_same_part_of_a_day(string query, string end, string called)
    {
        var view = Of(query, TimeZoneInfo.Utc);

        Assert.That((view.SpanBefore!.End, view.ComparedWith), Is.EqualTo((DateTimeOffset.Parse(end, CultureInfo.InvariantCulture), called)));
    }

    [Test]
    public void Today_is_that_of_the_zone()
    {
        Assert.That(Of("?range=today&tz=Pacific/Auckland", TimeZoneInfo.Utc).Range.First, Is.EqualTo(new DateOnly(2026, 5, 21)));
        Assert.That(Of("?range=today&tz=Nowhere/Land", TimeZoneInfo.Utc).Range.First, Is.EqualTo(new DateOnly(2026, 5, 20)));
    }

    [Test]
    public void A_range_ends_with_the_running_hour_or_its_last_midnight()
    {
        Assert.That(Of("?range=7d", TimeZoneInfo.Utc).Span.End, Is.EqualTo(new DateTimeOffset(2026, 5, 20, 15, 0, 0, TimeSpan.Zero)));
        Assert.That(Of("?from=2026-03-28&to=2026-03-29&tz=Europe/Berlin", TimeZoneInfo.Utc).Span.End, Is.EqualTo(new DateTimeOffset(2026, 3, 29, 22, 0, 0, TimeSpan.Zero)));
    }

    [TestCase("?range=90d", CivilInterval.Day)]
    [TestCase("?from=2025-05-21&to=2026-05-20", CivilInterval.Week)]
    [TestCase("?range=all", CivilInterval.Month)]
    public void Long_ranges_are_counted_by_weeks_or_months(string query, CivilInterval interval) => Assert.That(Of(query, TimeZoneInfo.Utc).Interval, Is.EqualTo(interval));

    [Test]
    public void Links_keep_what_they_do_not_change()
    {
        var address = PageAddress.Of(Request("/workspaces", "?instance=dev&range=7d&template=go&tz=Europe/Berlin&csv=daily"));

        Assert.That(address.ToString(), Is.EqualTo("/workspaces?instance=dev&range=7d&template=go&tz=Europe%2FBerlin"));
        Assert.That(address.WithRange("28d").ToString(), Is.EqualTo("/workspaces?instance=dev&template=go&tz=Europe%2FBerlin"));
        Assert.That(address.To("/flags", "shop").ToString(), Is.EqualTo("/flags?instance=shop&range=7d&tz=Europe%2FBerlin"));
        Assert.That(address.With("template", null).With("range", null).ToString(), Is.EqualTo("/workspaces?instance=dev&tz=Europe%2FBerlin"));
    }

    [Test]
    public void Days_up_to_a_day_are_no_more_than_are_shown_at_once()
    {
        Assert.That(Show(ViewRange.UpTo(new DateOnly(2026, 5, 20), 7)), Is.EqualTo("2026-05-14 2026-05-20"));
        Assert.That(Show(ViewRange.UpTo(new DateOnly(2026, 5, 20), 2000)), Is.EqualTo("2021-05-20 2026-05-20"));
    }

    private static ViewState Of(string query, TimeZoneInfo usual) => ViewState.Of(Request("/workspaces", query), usual, Now);

    private static HttpRequest Request(string path, string query)
    {
        var request = new DefaultHttpContext().Request;
        (request.Path, request.QueryString) = (path, new QueryString(query));
        return request;
    }

    private static string Show(ViewRange? range) => range is null ? "" : $"{range.First:yyyy-MM-dd} {range.Last:yyyy-MM-dd}";
}
