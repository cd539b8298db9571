using NUnit.Framework;
using Reporting.Testing.Flags;

namespace Reporting.IntegrationTests.Flags.RollUp;

internal sealed class FlagRollUpTests : FreshFlagsFixture
{
    private const string EventDays = "SELECT concat_ws(' ', day, project, environment, type, events) FROM flags.event_days ORDER BY day, position";
    private const string EnvironmentDays = "SELECT concat_ws(' ', day, environment, updates) FROM flags.environment_days ORDER BY day, environment";
    private const string MetricDays = "SELECT concat_ws(' ', day, flag, buckets, variants, yes, no, apps, environments) FROM flags.metric_days ORDER BY day, flag";
    private const string MetricWeeks = "SELECT concat_ws(' ', week, project, yes, no, apps, flags, environments) FROM flags.metric_weeks ORDER BY week, project";
    private const string EdgeDays = "SELECT concat_ws(' ', day, nodes) FROM flags.edge_presence_days ORDER BY day";

    private static readonly DateTimeOffset Monday = new(2026, 3, 16, 0, 0, 0, TimeSpan.Zero);
    private static readonly TimeSpan Instant = TimeSpan.FromMicroseconds(1);

    [Test]
    public async Task Events_are_counted_by_utc_day_project_environment_and_type()
    {
        await AddAsync(
            Given.Event(1, "feature-updated", Monday - Instant, "live"),
            Given.Event(2, "feature-updated", Monday, "live"),
            Given.Event(3, "feature-updated", Monday.AddDays(1) - Instant, "live"),
            Given.Event(4, "feature-updated", Monday, "test"),
            Given.Event(5, "feature-updated", Monday, "live", project: null),
            Given.Event(6, "user-created", Monday, project: null));

        Assert.That(
            await ReadAsync(EventDays),
            Is.EqualTo(
            [
                "2026-03-15 default live feature-updated 1",
                "2026-03-16 default live feature-updated 2",
                "2026-03-16 default test feature-updated 1",
                "2026-03-16 live feature-updated 1",
                "2026-03-16 user-created 1",
            ]));
        Assert.That(await ReadAsync(EnvironmentDays), Is.EqualTo(["2026-03-15 live 1", "2026-03-16 live 3", "2026-03-16 test 1"]));
    }

    [Test]
    public async Task An_event_that_turns_out_to_be_of_another_day_leaves_the_first()
    {
        await AddAsync(Given.Event(1, "feature-updated", Monday, "live"));
        await AddAsync(Given.Event(1, "feature-updated", Monday.AddDays(-20), "test"));

        Assert.That(await ReadAsync(EventDays), Is.EqualTo(["2026-02-24 default test feature-updated 1"]));
        Assert.That(await ReadAsync(EnvironmentDays), Is.EqualTo(["2026-02-24 test 1"]));
    }

    [Test]
    public async Task Metrics_are_summed_by_utc_day_and_flag()
    {
        await AddAsync(
            Given.Metric("one", Monday.AddHours(-1), yes: 100),
            Given.Metric("one", Monday, yes: 3, no: 1),
            Given.Metric("one", Monday.AddHours(23), "phone", yes: 4),
            Given.Metric("one", Monday, environment: "test") with { Variants = new Dictionary<string, long>(StringComparer.Ordinal) { ["a"] = 1, ["b"] = 2 } },
            Given.Metric("two", Monday));

        Assert.That(
            await ReadAsync(MetricDays),
            Is.EqualTo(
            [
                "2026-03-15 one 1 0 100 0 {web} {production}",
                "2026-03-16 one 3 2 8 1 {phone,web} {production,test}",
                "2026-03-16 two 1 0 1 0 {web} {production}",
            ]));
    }

    [Test]
    public async Task Metrics_sent_again_replace_what_they_were()
    {
        await AddAsync(Given.Metric("one", Monday, yes: 3));
        await AddAsync(Given.Metric("one", Monday, yes: 5));

        Assert.That(await ReadAsync(MetricDays), Is.EqualTo(["2026-03-16 one 1 0 5 0 {web} {production}"]));
    }

    [Test]
    public async Task A_project_s_week_has_each_application_flag_and_environment_once()
    {
        Service.Clock.Now = Monday.AddDays(8);
        await AddAsync(Given.Flag("one", "shop"), Given.Flag("two", "shop"), Given.Flag("three", "office"));
        await AddAsync(
            Given.Metric("one", Monday),
            Given.Metric("one", Monday.AddDays(6).AddHours(23), "phone", yes: 2, no: 7),
            Given.Metric("two", Monday.AddDays(3), environment: "test"),
            Given.Metric("three", Monday),
            Given.Metric("unknown", Monday),
            Given.Metric("one", Monday.AddDays(7)));

        Assert.That(await ReadAsync(MetricWeeks), Is.EqualTo(["2026-03-16 office 1 0 1 1 1", "2026-03-16 shop 4 7 2 2 2", "2026-03-23 shop 1 0 1 1 1"]));
    }

    [Test]
    public async Task Metrics_follow_their_flag_into_another_project_and_vanish_with_it()
    {
        await AddAsync(Given.Metric("one", Monday), Given.Metric("one", Monday.AddDays(-30)));
        Assert.That(await ReadAsync(MetricWeeks), Is.Empty);

        await AddAsync(Given.Flag("one", "shop"));
        Assert.That(await ReadAsync(MetricWeeks), Is.EqualTo(["2026-02-09 shop 1 0 1 1 1", "2026-03-16 shop 1 0 1 1 1"]));

        await AddAsync(Given.Flag("one", "office"));
        Assert.That(await ReadAsync(MetricWeeks), Is.EqualTo(["2026-02-09 office 1 0 1 1 1", "2026-03-16 office 1 0 1 1 1"]));

        await Service.ReplaceAsync(Given.Flag("another"));
        Assert.That(await ReadAsync(MetricWeeks), Is.Empty);
    }

    [Test]
    public async Task Edge_nodes_are_counted_in_every_five_minutes()
    {
        await AddAsync(Given.Edge("a", Monday.AddMinutes(-5)), Given.Edge("a", Monday), Given.Edge("b", Monday), Given.Edge("a", Monday.AddMinutes(5)));

        Assert.That(await ReadAsync(EdgeDays), Is.EqualTo(["2026-03-15 1", "2026-03-16 3"]));
    }

    [Test]
    public async Task Nothing_stays_dirty()
    {
        await AddAsync(Given.Flag("one"));
        await AddAsync(Given.Event(1, "feature-updated", Monday));
        await AddAsync(Given.Metric("one", Monday));
        await AddAsync(Given.Edge("a", Monday));

        Assert.That(await ReadAsync("SELECT source FROM flags.dirty_days UNION ALL SELECT flag FROM flags.dirty_flags"), Is.Empty);
    }

    private Task<IReadOnlyList<string>> ReadAsync(string sql) => Service.QueryAsync(sql);
}
