using NUnit.Framework;
using Reporting.Domain.Alerts;
using Reporting.Domain.Time;

namespace Reporting.UnitTests.Alerts;

/// <summary>How the state of a rule follows from its numbers.</summary>
internal sealed class AlertStatusTests
{
    private static readonly DateTimeOffset Noon = new(2026, 3, 4, 12, 0, 0, TimeSpan.Zero);
    private static readonly TimeSpan Hour = TimeSpan.FromHours(1);

    [Test]
    public void Fires_at_once_when_nothing_has_to_hold()
        => Assert.That(States(Above(100), 100, 101), Is.EqualTo([AlertState.Ok, AlertState.Firing]));

    [Test]
    public void Is_pending_until_the_condition_has_held_for_long_enough()
        => Assert.That(States(Above(100, hours: 2), 101, 101, 101), Is.EqualTo([AlertState.Pending, AlertState.Pending, AlertState.Firing]));

    [Test]
    public void Is_ok_again_when_the_condition_did_not_hold_for_long_enough()
        => Assert.That(States(Above(100, hours: 2), 101, 100, 101, 101), Is.EqualTo([AlertState.Pending, AlertState.Ok, AlertState.Pending, AlertState.Pending]));

    [Test]
    public void Fires_until_the_number_is_back_at_the_bound_to_come_back_to()
        => Assert.That(States(Above(100, resolve: 90), 101, 95, 91, 90, 95), Is.EqualTo([AlertState.Firing, AlertState.Firing, AlertState.Firing, AlertState.Resolved, AlertState.Resolved]));

    [Test]
    public void Below_works_the_other_way_round()
        => Assert.That(
            States(Rule(new AlertThreshold(AlertComparison.Below, 10, Resolve: 12), TimeSpan.Zero), 10, 9, 11, 12),
            Is.EqualTo([AlertState.Ok, AlertState.Firing, AlertState.Firing, AlertState.Resolved]));

    [Test]
    public void Beyond_is_either_way()
        => Assert.That(
            States(Rule(new AlertThreshold(AlertComparison.Beyond, 20, Resolve: null), TimeSpan.Zero), -20, -21, 0, 21),
            Is.EqualTo([AlertState.Ok, AlertState.Firing, AlertState.Resolved, AlertState.Firing]));

    [Test]
    public void Without_a_number_what_fires_goes_on_and_nothing_begins()
    {
        Assert.That(States(Above(100), 101, null, 101, null, 99, null), Is.EqualTo([AlertState.Firing, AlertState.Firing, AlertState.Firing, AlertState.Firing, AlertState.Resolved, AlertState.Resolved]));
        Assert.That(States(Above(100, hours: 2), 101, null, 101), Is.EqualTo([AlertState.Pending, AlertState.Ok, AlertState.Pending]));
    }

    [Test]
    public void A_failure_leaves_the_state_and_says_why()
    {
        var firing = AlertStatus.New(Noon).Next(Above(100), 101, reason: null, Noon);
        var failed = firing.Fail("the report failed");

        Assert.That(failed, Is.EqualTo(firing with { Problem = "the report failed", IsFailing = true }));
        Assert.That(failed.Next(Above(100), 102, reason: null, Noon + Hour), Is.EqualTo(firing with { Value = 102 }));
    }

    [Test]
    public void A_clock_that_is_set_back_begins_the_time_anew()
    {
        var rule = Above(100, hours: 2);
        var pending = AlertStatus.New(Noon).Next(rule, 101, reason: null, Noon);
        var earlier = pending.Next(rule, 101, reason: null, Noon.AddDays(-1));

        Assert.That(earlier.HeldSince, Is.EqualTo(Noon.AddDays(-1)));
        Assert.That(earlier.Next(rule, 101, reason: null, Noon.AddDays(-1) + (2 * Hour)).State, Is.EqualTo(AlertState.Firing));
    }

    [Test]
    public void Time_alone_ends_the_waiting()
    {
        var rule = Above(100, hours: 2);
        var pending = AlertStatus.New(Noon).Next(rule, 101, reason: null, Noon).Next(rule, 102, reason: null, Noon + Hour);

        Assert.That(pending.FiresAt(rule), Is.EqualTo(Noon + (2 * Hour)));
        Assert.That(pending.Since, Is.EqualTo(Noon));
        Assert.That(pending.Next(rule, 102, reason: null, Noon + (2 * Hour)).FiresAt(rule), Is.Null);
    }

    [Test]
    public void A_replay_fires_between_two_numbers_when_the_time_is_over_then()
    {
        var points = new AlertPoint[] { new(Noon, 101), new(Noon.AddDays(1), 101), new(Noon.AddDays(2), 99), new(Noon.AddDays(3), 200), new(Noon.AddDays(4), 300) };

        Assert.That(
            AlertReplay.Run(Above(100, hours: 30), points, Noon.AddDays(5)),
            Is.EqualTo([new AlertFiring("rule", Noon.AddHours(30), Noon.AddDays(2), 101), new AlertFiring("rule", Noon.AddHours(102), End: null, 300)]));
    }

    [Test]
    public void A_day_on_which_the_clock_is_put_forward_is_an_hour_shorter_than_a_wait_of_a_day()
    {
        var berlin = CivilDays.Of(TimeZoneInfo.FindSystemTimeZoneById("Europe/Berlin"));
        var points = Enumerable.Range(28, 3).Select(day => new AlertPoint(berlin.StartOf(new DateOnly(2026, 3, day)), 101)).ToList();

        Assert.That(
            AlertReplay.Run(Above(100, hours: 47), points, points[^1].At).Select(firing => firing.Start),
            Is.EqualTo([new DateTimeOffset(2026, 3, 29, 22, 0, 0, TimeSpan.Zero)]), "28 and 29 March have 47 hours");
        Assert.That(AlertReplay.Run(Above(100, hours: 48), points, points[^1].At), Is.Empty);
    }

    [Test]
    public void A_replay_does_not_look_beyond_its_end()
        => Assert.That(AlertReplay.Run(Above(100, hours: 30), [new AlertPoint(Noon, 101)], Noon.AddHours(29)), Is.Empty);

    [Test]
    public void Firings_are_told_from_the_changes_of_state()
    {
        AlertTransition[] changes =
        [
            new(1, "rule", Noon, AlertState.Firing, AlertState.Resolved, 1, Reason: null),
            new(2, "rule", Noon + Hour, AlertState.Resolved, AlertState.Pending, 2, Reason: null),
            new(3, "rule", Noon + (2 * Hour), AlertState.Pending, AlertState.Firing, 3, Reason: null),
            new(4, "rule", Noon + (3 * Hour), AlertState.Firing, AlertState.Resolved, 4, Reason: null),
            new(5, "rule", Noon + (3.5 * Hour), AlertState.Resolved, AlertState.Pending, 5, Reason: null),
            new(6, "rule", Noon + (4 * Hour), AlertState.Pending, AlertState.Firing, 5, Reason: null),
        ];

        Assert.That(AlertFirings.Of(changes), Is.EqualTo([new AlertFiring("rule", Noon + (2 * Hour), Noon + (3 * Hour), 3), new AlertFiring("rule", Noon + (4 * Hour), End: null, 5)]));
    }

    [Test]
    public void A_rule_watches_the_same_whoever_is_told()
    {
        var rule = Above(100, hours: 2);

        Assert.That(rule.Watches(rule with { Receivers = ["ops"], Description = "Look here." }), Is.True);
        Assert.That(rule.Watches(rule with { For = Hour }), Is.False);
        Assert.That(rule.Watches(rule with { InstanceId = 2 }), Is.False);
        Assert.That(rule.Watches(Above(100, resolve: 90, hours: 2)), Is.False);
        Assert.That(rule.Watches(rule with { Subject = rule.Subject with { Scope = rule.Subject.Scope with { Project = "shop" } } }), Is.False);
    }

    /// <summary>The state after each number, which come every hour.</summary>
    private static List<AlertState> States(AlertRule rule, params double?[] values)
    {
        var (status, states) = (AlertStatus.New(Noon), new List<AlertState>());
        foreach (var (index, value) in values.Index())
        {
            status = status.Next(rule, value, "nothing is known", Noon + (index * Hour));
            states.Add(status.State);
        }

        return states;
    }

    private static AlertRule Above(double bound, double? resolve = null, int hours = 0) => Rule(new AlertThreshold(AlertComparison.Above, bound, resolve), TimeSpan.FromHours(hours));

    private static AlertRule Rule(AlertThreshold threshold, TimeSpan least)
        => new("rule", 1, new AlertSubject("active-users.users", CivilInterval.Day, AlertScope.Whole, Against: null, ShareOf: null), threshold, least, [], Description: null);
}
