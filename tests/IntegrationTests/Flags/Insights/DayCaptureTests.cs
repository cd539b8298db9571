using NUnit.Framework;
using Reporting.Testing.Flags;

namespace Reporting.IntegrationTests.Flags.Insights;

/// <summary>What is captured when a day has ended. Today is a Wednesday; clocks go on to the days after it.</summary>
internal sealed class DayCaptureTests : InsightsFixture
{
    private static readonly DateTimeOffset Midnight = At("2026-03-19T00:00:00Z");
    private static readonly DateTimeOffset Later = At("2026-03-19T09:00:00Z");
    private static readonly DateTimeOffset LastMoment = Midnight - TimeSpan.FromMicroseconds(1);

    [Test]
    public async Task A_captured_day_stands_whatever_comes_later()
    {
        await AddAsync(Given.Flag("one"), Given.Flag("two") with { CreatedAt = LastMoment }, Given.Flag("three") with { CreatedAt = Midnight });
        await AddAsync(Given.User(1) with { SeenAt = Midnight.AddDays(-90) }, Given.User(2) with { SeenAt = Given.Now }, Given.User(3) with { CreatedAt = Midnight });

        Assert.That(await CaptureAsync(Midnight), Is.EqualTo(1));
        Service.Clock.Now = Later;
        await AddAsync(About(1, "one", "feature-archived", Given.Now));
        await AddAsync(Given.User(1) with { SeenAt = Later }, Given.User(2) with { DeletedAt = Given.Now });

        Assert.That(await FlagsAsync("2026-03-17", "2026-03-18"), Is.EqualTo(["2026-03-17 1 0 0", "2026-03-18 2 0 0"]));
        Assert.That(await ReadAsync("userTrends", "date total active", "2026-03-18", "2026-03-18"), Is.EqualTo(["2026-03-18 2 1"]));
    }

    [Test]
    public async Task What_was_stale_without_an_event_is_remembered()
    {
        await AddAsync(Given.Flag("one") with { Stale = true });
        await CaptureAsync(Midnight.AddMinutes(59));
        Service.Clock.Now = Later;
        await AddAsync(Given.Flag("one"));

        Assert.That(await FlagsAsync("2026-03-17", "2026-03-19"), Is.EqualTo(["2026-03-17 1 0 0", "2026-03-18 1 1 0", "2026-03-19 1 0 0"]));
    }

    [Test]
    public async Task Projects_are_captured_when_a_week_has_ended()
    {
        await AddAsync(Given.Project("shop") with { Members = 3 });
        await AddAsync(Lasting("one") with { Stale = true });
        await CaptureAsync(Midnight);
        Assert.That(await Service.QueryAsync("SELECT project FROM flags.project_flag_trends"), Is.Empty, "it was a Wednesday");

        Service.Clock.Now = At("2026-03-22T18:00:00Z");
        await AddAsync(Given.Project("shop") with { Members = 5 });
        await AddAsync(Lasting("one"), Lasting("two") with { Stale = true });
        await CaptureAsync(At("2026-03-23T00:00:10Z"));
        Service.Clock.Now = At("2026-03-24T09:00:00Z");
        await AddAsync(Given.Project("shop") with { Members = 7 });
        await AddAsync(Lasting("two"));

        Assert.That(await ReadAsync("projectFlagTrends", "week date total stale technicalDebt users", "2026-03-15"), Is.EqualTo(
            ["2026-11 2026-03-15 2 0 0 -", "2026-12 2026-03-22 2 1 50 5", "2026-13 2026-03-24 2 0 0 7"]));
    }

    [Test]
    public async Task A_day_that_was_missed_is_told_from_events()
    {
        await AddAsync(Given.Flag("one") with { Stale = true });
        await AddAsync(About(1, "one", "feature-stale-on", Given.Now));

        Assert.That(await CaptureAsync(Midnight.AddMinutes(61)), Is.Zero);
        Service.Clock.Now = Later;
        Assert.That(await FlagsAsync("2026-03-17", "2026-03-18"), Is.EqualTo(["2026-03-17 1 0 0", "2026-03-18 1 1 0"]));

        await AddAsync(About(2, "one", "feature-stale-off", Given.Now.AddHours(1)));
        Assert.That(await FlagsAsync("2026-03-18", "2026-03-18"), Is.EqualTo(["2026-03-18 1 0 0"]), "and created anew when more is known");
    }

    [Test]
    public async Task What_was_not_received_on_the_day_is_not_about_it()
    {
        await AddAsync(Given.Flag("one"));
        await AddAsync(Given.User(1));
        Service.Clock.Now = Later;
        await AddAsync(Given.User(1) with { Name = "Ada" });

        Assert.That(await CaptureAsync(Midnight.AddDays(1)), Is.EqualTo(1));
        Assert.That(await Service.QueryAsync("SELECT day::text FROM flags.flag_trends"), Is.Empty);
        Assert.That(await Service.QueryAsync("SELECT day::text FROM flags.user_trends"), Is.EqualTo(["2026-03-19"]));
    }

    [Test]
    public async Task Two_servers_capture_a_day_once()
    {
        await AddAsync(Given.Flag("one"));
        await AddAsync(Given.User(1));

        var captured = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => CaptureAsync(Midnight)));

        Assert.That(captured.Order(), Is.EqualTo([0, 0, 0, 1]));
        Assert.That(await Service.QueryAsync("SELECT day::text FROM flags.flag_trends"), Is.EqualTo(["2026-03-18"]));
    }

    [Test]
    public async Task A_report_shows_what_was_captured_at_once()
    {
        await AddAsync(Given.Flag("one") with { Stale = true });
        Service.Clock.Now = Later;
        await AddAsync(About(1, "one", "feature-stale-off", Given.Now), About(2, "one", "feature-stale-on", Midnight.AddDays(1)));
        Assert.That(await FlagsAsync("2026-03-18", "2026-03-18"), Is.EqualTo(["2026-03-18 1 0 0"]));

        await CaptureAsync(Midnight);

        Assert.That(await FlagsAsync("2026-03-18", "2026-03-18"), Is.EqualTo(["2026-03-18 1 1 0"]));
    }

    /// <summary>A flag that is never overdue.</summary>
    private static Domain.Flags.Records.Flag Lasting(string name) => Given.Flag(name, "shop") with { Type = "permission" };
}
