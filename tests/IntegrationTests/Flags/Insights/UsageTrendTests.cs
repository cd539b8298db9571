using NUnit.Framework;
using Reporting.Testing.Flags;

namespace Reporting.IntegrationTests.Flags.Insights;

/// <summary>Metrics of projects and changes in environments, by week.</summary>
internal sealed class UsageTrendTests : InsightsFixture
{
    private static readonly DateTimeOffset Monday = At("2026-03-09T00:00:00Z");

    [Test]
    public async Task Metrics_are_summed_over_the_flags_of_a_project()
    {
        await AddAsync(Given.Project("shop"), Given.Project("office"));
        await AddAsync(Given.Flag("one", "shop"), Given.Flag("two", "shop"), Given.Flag("three", "lost"));
        await AddAsync(
            Given.Metric("one", Monday, yes: 3, no: 1),
            Given.Metric("one", Monday.AddDays(7).AddHours(-1), "phone", yes: 4),
            Given.Metric("two", Monday, environment: "test", no: 5),
            Given.Metric("three", Monday),
            Given.Metric("one", Monday.AddDays(7), yes: 2));

        Assert.That(await ReadAsync("metricsSummaryTrends", "week date project totalRequests totalYes totalNo totalApps totalFlags totalEnvironments", "2026-03-09"), Is.EqualTo(
        [
            "2026-11 2026-03-15 office 0 0 0 0 0 0",
            "2026-11 2026-03-15 shop 14 8 6 2 2 2",
            "2026-12 2026-03-18 office 0 0 0 0 0 0",
            "2026-12 2026-03-18 shop 2 2 0 1 1 1",
        ]));
    }

    [Test]
    public async Task Changes_are_those_in_the_environments_that_there_are()
    {
        await AddAsync(Given.Environment("live", "production"), Given.Environment("live-2", "production"), Given.Environment("test", "test"));
        await AddAsync(
            Given.Event(1, "feature-updated", Monday.AddMicroseconds(-1), "live"),
            Given.Event(2, "feature-updated", Monday, "live"),
            Given.Event(3, "feature-updated", Monday.AddDays(7).AddMicroseconds(-1), "live-2"),
            Given.Event(4, "feature-updated", Monday, "deleted"),
            Given.Event(5, "feature-updated", Monday.AddDays(7), "test"));

        Assert.That(await ReadAsync("environmentTypeTrends", "date week environmentType totalUpdates", "2026-03-09"), Is.EqualTo(
        [
            "2026-03-15 2026-11 production 2",
            "2026-03-15 2026-11 test 0",
            "2026-03-18 2026-12 production 0",
            "2026-03-18 2026-12 test 1",
        ]));
    }

    [Test]
    public async Task The_week_across_new_year_is_one()
    {
        Service.Clock.Now = At("2027-01-12T09:30:00Z");
        await AddAsync(Given.Project("shop"));
        await AddAsync(Given.Environment("live", "production"));
        await AddAsync(Given.Flag("one", "shop"));
        await AddAsync(Given.Metric("one", At("2026-12-31T23:00:00Z"), yes: 3), Given.Metric("one", At("2027-01-03T23:00:00Z"), yes: 4), Given.Metric("one", At("2027-01-04T00:00:00Z"), yes: 5));
        await AddAsync(Given.Event(1, "feature-updated", At("2026-12-28T00:00:00Z"), "live"), Given.Event(2, "feature-updated", At("2027-01-03T23:59:59Z"), "live"));

        Assert.That(await ReadAsync("metricsSummaryTrends", "week date totalYes", "2027-01-01", "2027-01-09"), Is.EqualTo(["2026-53 2027-01-03 7", "2027-01 2027-01-10 5"]));
        Assert.That(await ReadAsync("environmentTypeTrends", "week date totalUpdates", "2027-01-01", "2027-01-12"), Is.EqualTo(["2026-53 2027-01-03 2", "2027-01 2027-01-10 0", "2027-02 2027-01-12 0"]));
    }
}
