using NUnit.Framework;
using Reporting.Testing.Flags;

namespace Reporting.IntegrationTests.Flags.Statistics;

internal sealed class ActivityStatisticsTests : StatisticsFixture
{
    private static readonly int[] Windows = [30, 60, 90];
    private static readonly TimeSpan Instant = TimeSpan.FromMicroseconds(1);

    [Test]
    public async Task Applications_are_counted_by_name_and_by_when_they_were_seen()
    {
        await AddAsync(
            Given.Application("new", Given.Now.AddDays(-7) + Instant),
            Given.Application("new", Given.Now.AddDays(-20), "development"),
            Given.Application("new", Given.Now, copy: "copy-2"),
            Given.Application("a week", Given.Now.AddDays(-7)),
            Given.Application("a month", Given.Now.AddDays(-30)),
            Given.Application("old", Given.Now.AddYears(-1)));

        Assert.That(
            await ReadAsync("clientApps"),
            Is.EqualTo("""[{"range":"7d","count":1},{"range":"30d","count":2},{"range":"allTime","count":4}]"""));
    }

    [Test]
    public async Task An_application_is_never_seen_less_than_it_was()
    {
        await AddAsync(Given.Application("web", Given.Now.AddDays(-1)));
        await AddAsync(Given.Application("web", Given.Now.AddDays(-20)));

        Assert.That(await ReadAsync("clientApps"), Does.StartWith("""[{"range":"7d","count":1}"""));
    }

    [Test]
    public async Task Exports_are_events_of_all_times()
    {
        await AddAsync(Given.Event(1, "features-exported", Given.Now.AddYears(-1)), Given.Event(2, "features-exported", Given.Now), Given.Event(3, "features-imported", Given.Now));

        Assert.That(await ReadAsync("featureExports"), Is.EqualTo("2"));
    }

    [Test]
    public async Task Imports_are_events_of_all_times()
    {
        await AddAsync(Given.Event(1, "features-imported", Given.Now.AddYears(-1)), Given.Event(2, "features-exported", Given.Now), Given.Event(3, "features-exported", Given.Now));

        Assert.That(await ReadAsync("featureImports"), Is.EqualTo("1"));
    }

    [Test]
    public async Task Production_changes_are_events_on_the_last_days_today_included()
    {
        await AddAsync(Given.Environment("live", "production"));
        await AddAsync(Windows.SelectMany(days => new[]
        {
            Given.Event(days, "feature-updated", Given.Today.AddDays(1 - days).Start(), "live"),
            Given.Event(days + 1, "feature-updated", Given.Today.AddDays(1 - days).Start() - Instant, "live"),
        }));

        Assert.That(await ReadAsync("productionChanges"), Is.EqualTo("""{"last30":1,"last60":3,"last90":5}"""));
    }

    [Test]
    public async Task Production_is_what_is_production_now()
    {
        await AddAsync(Given.Environment("live", "production"), Given.Environment("development", "development"));
        await AddAsync(
            Given.Event(1, "feature-updated", Given.Now, "live"),
            Given.Event(2, "feature-updated", Given.Now, "development"),
            Given.Event(3, "feature-updated", Given.Now, "gone"),
            Given.Event(4, "feature-updated", Given.Now));
        Assert.That(await ReadAsync("productionChanges"), Is.EqualTo("""{"last30":1,"last60":1,"last90":1}"""));

        await AddAsync(Given.Environment("live", "test"));

        Assert.That(await ReadAsync("productionChanges"), Is.EqualTo("""{"last30":0,"last60":0,"last90":0}"""));
    }

    [Test]
    public async Task Metrics_are_those_of_the_day_before()
    {
        var yesterday = Given.Today.AddDays(-1).Start();
        await AddAsync(
            Given.Metric("one", yesterday.AddHours(-1)),
            Given.Metric("one", yesterday) with { Variants = new Dictionary<string, long>(StringComparer.Ordinal) { ["blue"] = 1, ["red"] = 0 } },
            Given.Metric("two", yesterday.AddHours(23)) with { Variants = new Dictionary<string, long>(StringComparer.Ordinal) { ["blue"] = 1 } },
            Given.Metric("one", yesterday.AddHours(24)));

        Assert.That(await ReadAsync("previousDayMetricsBucketsCount"), Is.EqualTo("""{"enabledCount":2,"variantCount":3}"""));
    }

    [Test]
    public async Task Edge_nodes_are_averaged_over_the_spans_of_five_minutes_that_a_month_has_had()
    {
        Service.Clock.Now = new(2026, 3, 1, 0, 17, 0, TimeSpan.Zero);
        var march = new DateOnly(2026, 3, 1).Start();
        await AddAsync(Enumerable.Range(0, 4).SelectMany(at => new[] { Given.Edge("a", march.AddMinutes(5 * at)), Given.Edge("b", march.AddMinutes(5 * at)) }));
        await AddAsync(Given.Edge("a", march.AddMinutes(-5)), Given.Edge("a", march.AddYears(-1)), Given.Edge("a", march.AddMonths(-11)));

        Assert.That(
            await ReadAsync("edgeInstanceUsage"),
            Is.EqualTo("""{"2026-03":2.667,"2026-02":0,"2026-01":0,"2025-12":0,"2025-11":0,"2025-10":0,"2025-09":0,"2025-08":0,"2025-07":0,"2025-06":0,"2025-05":0,"2025-04":0}"""));
    }
}
