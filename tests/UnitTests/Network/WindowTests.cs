using System.Globalization;
using NUnit.Framework;
using Reporting.Application.Network;
using Reporting.Domain.Network.Reports;

namespace Reporting.UnitTests.Network;

internal sealed class WindowTests
{
    /// <summary>Where the windows begin, and where today ends, in UTC.</summary>
    [TestCase("2026-11-20T12:00:00Z", "UTC", "2026-11-20T11:00:00Z", "2026-11-20T00:00:00Z", "2026-11-21T00:00:00Z", "2026-11-13T00:00:00Z", "2026-10-20T00:00:00Z", Description = "the usual")]
    [TestCase("2026-11-20T12:00:00.999Z", "UTC", "2026-11-20T11:00:00.999Z", "2026-11-20T00:00:00Z", "2026-11-21T00:00:00Z", "2026-11-13T00:00:00Z", "2026-10-20T00:00:00Z", Description = "parts of a second")]
    [TestCase("2026-11-21T01:55:00Z", "America/Los_Angeles", "2026-11-21T00:55:00Z", "2026-11-20T08:00:00Z", "2026-11-21T08:00:00Z", "2026-11-13T08:00:00Z", "2026-10-20T07:00:00Z", Description = "yesterday's evening west of UTC; the clock went back in between")]
    [TestCase("2026-03-08T20:00:00Z", "America/Los_Angeles", "2026-03-08T19:00:00Z", "2026-03-08T08:00:00Z", "2026-03-09T07:00:00Z", "2026-03-01T08:00:00Z", "2026-02-05T08:00:00Z", Description = "a day of 23 hours")]
    [TestCase("2026-10-25T12:00:00Z", "Europe/Berlin", "2026-10-25T11:00:00Z", "2026-10-24T22:00:00Z", "2026-10-25T23:00:00Z", "2026-10-17T22:00:00Z", "2026-09-23T22:00:00Z", Description = "a day of 25 hours")]
    [TestCase("2026-01-01T00:00:00Z", "UTC", "2025-12-31T23:00:00Z", "2026-01-01T00:00:00Z", "2026-01-02T00:00:00Z", "2025-12-25T00:00:00Z", "2025-12-01T00:00:00Z", Description = "New Year")]
    [TestCase("2024-03-01T00:30:00Z", "UTC", "2024-02-29T23:30:00Z", "2024-03-01T00:00:00Z", "2024-03-02T00:00:00Z", "2024-02-23T00:00:00Z", "2024-01-30T00:00:00Z", Description = "after a leap day")]
    [TestCase("2026-03-04T18:45:00Z", "Asia/Kolkata", "2026-03-04T17:45:00Z", "2026-03-04T18:30:00Z", "2026-03-05T18:30:00Z", "2026-02-25T18:30:00Z", "2026-02-01T18:30:00Z", Description = "half an hour beside; the hour reaches into yesterday")]
    [TestCase("2026-03-04T12:00:00Z", "Asia/Kathmandu", "2026-03-04T11:00:00Z", "2026-03-03T18:15:00Z", "2026-03-04T18:15:00Z", "2026-02-24T18:15:00Z", "2026-01-31T18:15:00Z", Description = "a quarter beside")]
    [TestCase("2026-04-05T12:00:00Z", "Australia/Lord_Howe", "2026-04-05T11:00:00Z", "2026-04-04T13:00:00Z", "2026-04-05T13:30:00Z", "2026-03-28T13:00:00Z", "2026-03-04T13:00:00Z", Description = "the clock goes back by half an hour")]
    [TestCase("2026-04-24T12:00:00Z", "Africa/Cairo", "2026-04-24T11:00:00Z", "2026-04-23T22:00:00Z", "2026-04-24T21:00:00Z", "2026-04-16T22:00:00Z", "2026-03-23T22:00:00Z", Description = "there is no midnight")]
    [TestCase("2026-11-01T12:00:00Z", "America/Havana", "2026-11-01T11:00:00Z", "2026-11-01T04:00:00Z", "2026-11-02T05:00:00Z", "2026-10-25T04:00:00Z", "2026-10-01T04:00:00Z", Description = "midnight comes twice")]
    public async Task Windows_begin_where_days_of_the_instance_do(string now, string zone, string hour, string today, string tomorrow, string week, string month)
    {
        var network = new NetworkFake();

        await new GetNetworkStatisticsHandler(network, network).Handle(new GetNetworkStatisticsQuery(1, zone, At(now)), CancellationToken.None);

        Assert.That(network.Windows.Select(window => window.Window.StartUtc), Is.EqualTo([At(hour), At(today), At(week), At(month)]));
        Assert.That(network.Windows.Select(window => window.Window.End), Is.EqualTo([DateTimeOffset.MaxValue, At(tomorrow), DateTimeOffset.MaxValue, DateTimeOffset.MaxValue]));
    }

    [Test]
    public async Task Only_viewed_and_changed_devices_count_in_the_short_windows()
    {
        var network = new NetworkFake();

        await new GetNetworkStatisticsHandler(network, network).Handle(new GetNetworkStatisticsQuery(1, "UTC", At("2026-11-20T12:00:00Z")), CancellationToken.None);

        Assert.That(
            network.Windows.Select(window => window.Devices),
            Is.EqualTo([DeviceScope.ViewedOrChanged, DeviceScope.ViewedOrChanged, DeviceScope.Mentioned, DeviceScope.Mentioned]));
    }

    [TestCase(null, "2026-11-21T08:00:00Z", Description = "nothing leaves the hour before the day ends")]
    [TestCase("2026-11-20T11:00:00Z", "2026-11-20T12:00:00.0000001Z", Description = "the first entry leaves at once")]
    [TestCase("2026-11-20T11:59:59.999999Z", "2026-11-20T12:59:59.9999991Z")]
    [TestCase("2026-11-20T10:59:59.999999Z", "2026-11-21T08:00:00Z", Description = "it has left already")]
    [TestCase("2026-11-21T07:30:00Z", "2026-11-21T08:00:00Z", Description = "it is of the future, and the day ends before")]
    public async Task An_answer_is_true_until_an_entry_leaves_the_hour_or_the_day_ends(string? entry, string until)
    {
        var network = new NetworkFake { Entries = entry is null ? [] : [At(entry)] };

        var answer = await new GetNetworkStatisticsHandler(network, network)
            .Handle(new GetNetworkStatisticsQuery(1, "America/Los_Angeles", At("2026-11-20T12:00:00Z")), CancellationToken.None);

        Assert.That((answer.ValidDuring.StartUtc, answer.ValidDuring.EndUtc), Is.EqualTo((At("2026-11-20T12:00:00Z"), At(until))));
    }

    private static DateTimeOffset At(string text) => DateTimeOffset.Parse(text, CultureInfo.InvariantCulture);
}
