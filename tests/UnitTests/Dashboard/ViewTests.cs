using Microsoft.AspNetCore.Http;
using NUnit.Framework;
using Reporting.Dashboard.Views;
using Reporting.Domain.Time;

namespace Reporting.UnitTests.Dashboard;

internal sealed class ViewTests
{
    private static readonly DateTimeOffset Now = new(2026, 5, 20, 14, 25, 0, TimeSpan.Zero);

    [TestCase("", "2026-04-23 2026-05-20", "2026-03-26 2026-04-22")]
    [TestCase("?range=today", "2026-05-20 2026-05-20", "2026-05-19 2026-05-19")]
    [TestCase("?range=7d", "2026-05-14 2026-05-20", "2026-05-07 2026-05-13")]
    [TestCase("?range=90d", "2026-02-20 2026-05-20", "2025-11-22 2026-02-19")]
    [TestCase("?range=month", "2026-05-01 2026-05-20", "2026-04-01 2026-04-20")]
    [TestCase("?range=quarter", "2026-04-01 2026-05-20", "2026-01-01 2026-02-20")]
    [TestCase("?range=year", "2026-01-01 2026-05-20", "2025-01-01 2025-05-20")]
    [TestCase("?range=all", "2021-05-21 2026-05-20", "2016-05-21 2021-05-20")]
    [TestCase("?from=2026-03-01&to=2026-03-10", "2026-03-01 2026-03-10", "2026-02-19 2026-02-28")]
    [TestCase("?from=2026-03-01&to=2026-03-10&compare=year", "2026-03-01 2026-03-10", "2025-03-01 2025-03-10")]
    [TestCase("?range=7d&compare=none", "2026-05-14 2026-05-20", "")]
    [TestCase("?range=fortnight", "2026-04-23 2026-05-20", "2026-03-26 2026-04-22", Description = "what is no preset is the usual range")]
    [TestCase("?from=2026-06-01&to=2026-06-10", "2026-04-23 2026-05-20", "2026-03-26 2026-04-22", Description = "after today")]
    [TestCase("?from=2026-05-01&to=2027-01-01", "2026-05-01 2026-05-20", "2026-04-11 2026-04-30", Description = "reaching beyond today")]
    public void An_address_says_which_days_are_meant(string query, string days, string before)
    {
        var view = Of(query, TimeZoneInfo.Utc);

        Assert.That((Show(view.Range), Show(view.RangeBefore)), Is.EqualTo((days, before)));
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

    private static ViewState Of(string query, TimeZoneInfo usual) => ViewState.Of(Request("/workspaces", query), usual, Now);

    private static HttpRequest Request(string path, string query)
    {
        var request = new DefaultHttpContext().Request;
        (request.Path, request.QueryString) = (path, new QueryString(query));
        return request;
    }

    private static string Show(ViewRange? range) => range is null ? "" : $"{range.First:yyyy-MM-dd} {range.Last:yyyy-MM-dd}";
}
