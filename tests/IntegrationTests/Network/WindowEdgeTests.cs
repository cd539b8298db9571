using NUnit.Framework;
using Reporting.Testing.Network;

namespace Reporting.IntegrationTests.Network;

/// <summary>Rows at the start of a window, just before its end and at its end, wherever hours and days are cut.</summary>
internal sealed class WindowEdgeTests : NetworkFixture
{
    private static readonly TimeSpan Moment = TimeSpan.FromMicroseconds(1);

    /// <summary>Where the windows begin, and where today ends, in UTC.</summary>
    [TestCase("2026-11-20T12:00:00Z", "UTC", "2026-11-20T11:00:00Z", "2026-11-20T00:00:00Z", "2026-11-21T00:00:00Z", "2026-11-13T00:00:00Z", "2026-10-20T00:00:00Z", Description = "on whole hours and days")]
    [TestCase("2026-11-20T12:34:56Z", "UTC", "2026-11-20T11:34:56Z", "2026-11-20T00:00:00Z", "2026-11-21T00:00:00Z", "2026-11-13T00:00:00Z", "2026-10-20T00:00:00Z", Description = "within an hour")]
    [TestCase("2026-11-21T01:55:00Z", "America/Los_Angeles", "2026-11-21T00:55:00Z", "2026-11-20T08:00:00Z", "2026-11-21T08:00:00Z", "2026-11-13T08:00:00Z", "2026-10-20T07:00:00Z", Description = "still yesterday in the west; the clock went back in between")]
    [TestCase("2026-03-08T20:00:00Z", "America/Los_Angeles", "2026-03-08T19:00:00Z", "2026-03-08T08:00:00Z", "2026-03-09T07:00:00Z", "2026-03-01T08:00:00Z", "2026-02-05T08:00:00Z", Description = "a day of 23 hours")]
    [TestCase("2026-10-25T12:00:00Z", "Europe/Berlin", "2026-10-25T11:00:00Z", "2026-10-24T22:00:00Z", "2026-10-25T23:00:00Z", "2026-10-17T22:00:00Z", "2026-09-23T22:00:00Z", Description = "a day of 25 hours")]
    [TestCase("2026-01-01T00:00:00Z", "UTC", "2025-12-31T23:00:00Z", "2026-01-01T00:00:00Z", "2026-01-02T00:00:00Z", "2025-12-25T00:00:00Z", "2025-12-01T00:00:00Z", Description = "New Year: the hour is all of yesterday")]
    [TestCase("2024-03-01T00:30:00Z", "UTC", "2024-02-29T23:30:00Z", "2024-03-01T00:00:00Z", "2024-03-02T00:00:00Z", "2024-02-23T00:00:00Z", "2024-01-30T00:00:00Z", Description = "after a leap day")]
    [TestCase("2026-03-04T18:45:00Z", "Asia/Kolkata", "2026-03-04T17:45:00Z", "2026-03-04T18:30:00Z", "2026-03-05T18:30:00Z", "2026-02-25T18:30:00Z", "2026-02-01T18:30:00Z", Description = "half an hour beside; the hour reaches into yesterday")]
    [TestCase("2026-03-04T12:10:00Z", "Asia/Kathmandu", "2026-03-04T11:10:00Z", "2026-03-03T18:15:00Z", "2026-03-04T18:15:00Z", "2026-02-24T18:15:00Z", "2026-01-31T18:15:00Z", Description = "a quarter beside")]
    [TestCase("2026-04-05T12:00:00Z", "Australia/Lord_Howe", "2026-04-05T11:00:00Z", "2026-04-04T13:00:00Z", "2026-04-05T13:30:00Z", "2026-03-28T13:00:00Z", "2026-03-04T13:00:00Z", Description = "a day of 24 and a half hours")]
    [TestCase("2026-04-24T12:00:00Z", "Africa/Cairo", "2026-04-24T11:00:00Z", "2026-04-23T22:00:00Z", "2026-04-24T21:00:00Z", "2026-04-16T22:00:00Z", "2026-03-23T22:00:00Z", Description = "there is no midnight")]
    [TestCase("2026-11-01T12:00:00Z", "America/Havana", "2026-11-01T11:00:00Z", "2026-11-01T04:00:00Z", "2026-11-02T05:00:00Z", "2026-10-25T04:00:00Z", "2026-10-01T04:00:00Z", Description = "midnight comes twice")]
    public async Task A_window_holds_what_lies_in_it(string now, string zone, string hour, string today, string tomorrow, string week, string month)
    {
        DateTimeOffset[] edges = [At(hour), At(today), At(tomorrow), At(week), At(month)];
        DateTimeOffset[] times = [.. edges.SelectMany(edge => new[] { edge - Moment, edge })];
        await Manager.AddAsync(times.Select((time, index) => Logged.Change(time, device: index)));
        await Manager.AddAsync(times.Select((time, index) => Logged.Command(time, device: 100 + index)));
        await Manager.AddAsync(times.Select((time, index) => Logged.ApiCall(time, user: index)));

        var counted = await StatisticsAsync(At(now), zone);

        var (inHour, inDay, inWeek, inMonth) = (
            times.Count(time => time >= At(hour)),
            times.Count(time => time >= At(today) && time < At(tomorrow)),
            times.Count(time => time >= At(week)),
            times.Count(time => time >= At(month)));
        Assert.That(counted.Windows().Select(window => window.Changes), Is.EqualTo([inHour, inDay, inWeek, inMonth]));
        Assert.That(counted.Windows().Select(window => window.Commands), Is.EqualTo([inHour, inDay, inWeek, inMonth]));
        Assert.That(counted.Windows().Select(window => window.ApiCalls), Is.EqualTo([inHour, inDay, inWeek, inMonth]));
        Assert.That(counted.Windows().Select(window => window.Users), Is.EqualTo([inHour, inDay, inWeek, inMonth]));
        Assert.That(counted.Windows().Select(window => window.Devices), Is.EqualTo([inHour, inDay, 2 * inWeek, 2 * inMonth]));
    }
}
