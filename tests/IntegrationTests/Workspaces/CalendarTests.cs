using NUnit.Framework;
using Reporting.Testing.Workspaces;
using static Reporting.Testing.Workspaces.Given;

namespace Reporting.IntegrationTests.Workspaces;

/// <summary>Days at which calendars go wrong.</summary>
internal sealed class CalendarTests : StoreFixture
{
    [Test]
    public async Task New_year_parts_a_session_and_its_days()
    {
        await Deployment.HappenedAsync(User("ada").Opened("code", new DateTimeOffset(2023, 12, 31, 23, 50, 0, TimeSpan.Zero), 25).Connected(new DateTimeOffset(2024, 1, 1, 1, 10, 0, TimeSpan.FromHours(1)), minutes: 2));

        Assert.That(await Deployment.HalfHoursAsync(), Is.EqualTo(["01-01 00:00 ada on go: 15 min, ssh 2, code 15", "12-31 23:30 ada on go: 10 min, code 10"]));
        Assert.That(await DaysAsync(), Is.EqualTo(["2023-12-31 10 47", "2024-01-01 15 0"]));
    }

    [Test]
    public async Task A_leap_day_is_a_day()
    {
        await Deployment.HappenedAsync(User("ada").Opened("code", new DateTimeOffset(2024, 2, 28, 23, 59, 0, TimeSpan.Zero), (24 * 60) + 2));

        Assert.That(await DaysAsync(), Is.EqualTo(["2024-02-28 1 47", $"2024-02-29 {24 * 60} {string.Join(' ', Enumerable.Range(0, 48))}", "2024-03-01 1 0"]));
    }

    [Test]
    public async Task Clocks_that_change_somewhere_change_nothing_here()
    {
        var spring = TimeZoneInfo.FindSystemTimeZoneById("Europe/Berlin");
        var before = new DateTime(2026, 3, 29, 1, 50, 0, DateTimeKind.Unspecified);
        var after = new DateTime(2026, 3, 29, 3, 10, 0, DateTimeKind.Unspecified);

        await Deployment.HappenedAsync(User("ada").Opened("code", new DateTimeOffset(before, spring.GetUtcOffset(before)), 20).Connected(new DateTimeOffset(after, spring.GetUtcOffset(after))));

        Assert.That(await Deployment.HalfHoursAsync(), Is.EqualTo(["03-29 00:30 ada on go: 10 min, code 10", "03-29 01:00 ada on go: 11 min, ssh 1, code 10"]));
    }

    /// <summary>Each day with its minutes and the numbers of its half hours.</summary>
    private Task<IReadOnlyList<string>> DaysAsync() => Store.ReadAsync(
        $"""
        SELECT concat_ws(' ', days.day, get_byte(days.users, 22) + 256 * get_byte(days.users, 23), (SELECT string_agg(bit::text, ' ' ORDER BY bit) FROM generate_series(0, 47) AS bit WHERE get_bit(days.users, 128 + bit) = 1))
        FROM workspaces.deployment_days AS days
        WHERE days.instance_id = {Deployment.Instance.Id}
        ORDER BY days.day
        """);
}
