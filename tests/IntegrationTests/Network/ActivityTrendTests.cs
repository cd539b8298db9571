using System.Globalization;
using NUnit.Framework;
using Reporting.Application.Network;
using Reporting.Application.Rules;
using Reporting.Domain.Time;
using Reporting.Infrastructure.Network.Reports;
using Reporting.Testing.Network;

namespace Reporting.IntegrationTests.Network;

/// <summary>The log by days, weeks and months of any range.</summary>
internal sealed class ActivityTrendTests : NetworkFixture
{
    [Test]
    public async Task Devices_and_users_count_once_in_each_interval()
    {
        await Manager.AddAsync(
            Logged.Change(At("2025-12-29T08:00:00Z"), device: 1), Logged.Change(At("2025-12-31T23:59:59Z"), device: 1), Logged.View(At("2026-01-01T00:00:00Z"), device: 2),
            Logged.Command(At("2026-01-04T23:59:59Z"), device: 3), Logged.ApiCall(At("2026-01-05T00:00:00Z"), user: 1), Logged.Login(At("2026-01-05T12:00:00Z"), user: 1));

        Assert.That(await CountAsync("2025-12-29", "2026-01-11", "UTC", CivilInterval.Week), Is.EqualTo(["12-29 3 2 0 1 0", "01-05 0 0 1 0 1"]));
        Assert.That(await CountAsync("2025-12-01", "2026-01-31", "UTC", CivilInterval.Month), Is.EqualTo(["12-01 1 2 0 0 0", "01-01 2 0 1 1 1"]));
        Assert.That(await CountAsync("2025-12-31", "2026-01-01", "UTC", CivilInterval.Day), Is.EqualTo(["12-31 1 1 0 0 0", "01-01 1 0 0 0 0"]));
    }

    [Test]
    public async Task Days_are_those_of_the_zone()
    {
        await Manager.AddAsync(Logged.Change(At("2026-03-29T21:59:59Z"), device: 1), Logged.Change(At("2026-03-29T22:00:00Z"), device: 1), Logged.Change(At("2026-03-30T18:29:59Z"), device: 1));

        Assert.That(await CountAsync("2026-03-29", "2026-03-30", "Europe/Berlin", CivilInterval.Day), Is.EqualTo(["03-29 1 1 0 0 0", "03-30 1 2 0 0 0"]));
        Assert.That(await CountAsync("2026-03-30", "2026-03-30", "Asia/Kolkata", CivilInterval.Day), Is.EqualTo(["03-30 1 3 0 0 0"]));
    }

    /// <summary>Each interval with its devices, changes, calls, commands and users.</summary>
    private async Task<IReadOnlyList<string>> CountAsync(string from, string to, string zone, CivilInterval interval)
    {
        var days = CivilDays.Of(TimeZoneInfo.FindSystemTimeZoneById(zone));
        var span = new ReportSpan(days.StartOf(Day(from)), days.StartOf(Day(to).AddDays(1)), zone);
        await using var context = Store.OpenContext();
        var handler = new GetNetworkActivityHandler(new NetworkActivityReader(context));
        var report = await handler.Handle(new GetNetworkActivityQuery(Manager.Instance.Id, span, interval), CancellationToken.None);
        return
        [
            .. report.Entries.Select(entry => string.Create(
                CultureInfo.InvariantCulture,
                $"{entry.FirstDay:MM-dd} {entry.Activity.Devices} {entry.Activity.Changes} {entry.Activity.ApiCalls} {entry.Activity.Commands} {entry.Activity.Users}")),
        ];
    }

    private static DateOnly Day(string text) => DateOnly.Parse(text, CultureInfo.InvariantCulture);
}
