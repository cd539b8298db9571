using NUnit.Framework;
using Reporting.Domain.Flags.History;

namespace Reporting.UnitTests.Flags.Insights;

internal sealed class FlagHistoryTests
{
    private static readonly DateTimeOffset Midnight = FlagPast.Noon(3).AddHours(-12);

    [Test]
    public void A_record_alone_tells_when_a_flag_was_there()
    {
        var past = new FlagPast { Snapshot = FlagPast.Flag(created: 1) with { ArchivedAt = FlagPast.Noon(3) } };

        Assert.That(past.Over(0, 4), Is.EqualTo("- F F - -"));
        Assert.That((past.At(4).Created, past.At(2).Archived, past.At(3).Archived), Is.EqualTo((1, 0, 1)));
    }

    [Test]
    public void A_day_ends_before_the_next_midnight()
    {
        var late = new FlagPast { Snapshot = FlagPast.Flag(created: 1) }.Observed(Midnight.AddTicks(-10), FlagChange.Staled);
        var next = new FlagPast { Snapshot = FlagPast.Flag(created: 1) }.Observed(Midnight, FlagChange.Staled);

        Assert.That((late.Over(1, 3), next.Over(1, 3)), Is.EqualTo(("F FS FS", "F F FS")));
    }

    [Test]
    public void Archived_and_revived_flags_come_and_go()
    {
        var past = new FlagPast { Snapshot = FlagPast.Flag(created: 0) }
            .Observed(0, FlagChange.Created).Observed(1, FlagChange.Archived).Observed(3, FlagChange.Revived).Observed(5, FlagChange.Archived).Observed(5, FlagChange.Revived);

        Assert.That(past.Over(0, 6), Is.EqualTo("F - - F F F F"));
        Assert.That((past.At(6).Created, past.At(6).Archived), Is.EqualTo((1, 2)));
    }

    [Test]
    public void What_is_said_twice_counts_once()
    {
        var past = new FlagPast { Snapshot = FlagPast.Flag(created: 0) with { ArchivedAt = FlagPast.Noon(2) } }
            .Observed(0, FlagChange.Created).Observed(1, FlagChange.Created).Observed(2, FlagChange.Archived).Observed(3, FlagChange.Archived);

        Assert.That(past.Over(0, 4), Is.EqualTo("F F - - -"));
        Assert.That((past.At(4).Created, past.At(4).Archived), Is.EqualTo((1, 1)));
    }

    [Test]
    public void Events_tell_when_a_flag_became_stale()
    {
        var past = new FlagPast { Snapshot = FlagPast.Flag(created: 0) with { Stale = true } }
            .Observed(1, FlagChange.Staled).Observed(2, FlagChange.Unstaled).Observed(4, FlagChange.Staled);

        Assert.That(past.Over(0, 5), Is.EqualTo("F FS F F FS FS"));
    }

    [Test]
    public void Without_events_a_flag_has_always_been_as_it_is()
        => Assert.That(new FlagPast { Snapshot = FlagPast.Flag(created: 0) with { Stale = true } }.Over(0, 1), Is.EqualTo("FS FS"));

    [Test]
    public void What_was_taken_back_had_been_so_before()
        => Assert.That(new FlagPast { Snapshot = FlagPast.Flag(created: 0) }.Observed(2, FlagChange.Unstaled).Over(0, 2), Is.EqualTo("FS FS F"));

    [Test]
    public void A_stale_flag_is_not_potentially_stale_as_well()
    {
        var past = new FlagPast { Snapshot = FlagPast.Flag(created: 0) with { PotentiallyStale = true } }
            .Observed(1, FlagChange.PotentiallyStaled).Observed(2, FlagChange.Staled).Observed(3, FlagChange.Unstaled);

        Assert.That(past.Over(0, 3), Is.EqualTo("F FP FS FP"));
    }

    [Test]
    public void A_flag_is_overdue_when_it_is_as_old_as_its_type_gets()
    {
        var past = new FlagPast { Snapshot = FlagPast.Flag(created: 0) with { Type = "operational", PotentiallyStale = true } };
        var atMidnight = new FlagPast { Snapshot = FlagPast.Flag(created: 0) with { Type = "operational", CreatedAt = Midnight } };

        Assert.That(past.Over(5, 7), Is.EqualTo("F F FPO"));
        Assert.That(atMidnight.Over(8, 10), Is.EqualTo("F F FO"), "a day that ends at that very time is before it");
        Assert.That(new FlagPast { Snapshot = FlagPast.Flag(created: 0) with { Type = "permission" } }.Over(400, 400), Is.EqualTo("F"));
    }

    [Test]
    public void A_flag_counts_in_the_project_where_it_was()
    {
        var past = new FlagPast { Snapshot = FlagPast.Flag(created: 0) }
            .Observed(0, FlagChange.Created, "office").Observed(2, FlagChange.Moved, "lab", "office").Observed(4, FlagChange.Moved, "shop", "lab");

        Assert.That(Enumerable.Range(0, 6).Select(day => $"{past.At(day, "office").Flags}{past.At(day, "lab").Flags}{past.At(day).Flags}"), Is.EqualTo(["100", "100", "010", "010", "001", "001"]));
        Assert.That((past.At(5, "office").Created, past.At(5).Created), Is.EqualTo((1, 0)), "it was created where it was then");
    }

    [Test]
    public void A_flag_that_moved_and_came_back_within_a_day_never_left()
        => Assert.That(
            new FlagPast { Snapshot = FlagPast.Flag(created: 0) }.Observed(2, FlagChange.Moved, "lab", "shop").Observed(2, FlagChange.Moved, "shop", "lab").Deltas.Select(delta => delta.Day.Day),
            Is.EqualTo([1]));

    [Test]
    public void A_flag_without_a_record_was_there_until_it_was_deleted()
    {
        var past = new FlagPast().Observed(0, FlagChange.Created, "shop", type: "experiment").Observed(2, FlagChange.Archived, "shop").Observed(4, FlagChange.Deleted, "shop");

        Assert.That(past.Over(0, 5), Is.EqualTo("F F - - - -"));
        Assert.That(FlagHistory.TypeOf(null, [new FlagMoment(Midnight, FlagChange.Created, Type: "experiment")]), Is.EqualTo("experiment"));
    }

    [Test]
    public void A_flag_without_a_record_or_an_end_was_there_until_it_was_last_heard_of()
    {
        var past = new FlagPast().Observed(1, FlagChange.Staled, "shop").Observed(3, FlagChange.Unstaled, "shop");

        Assert.That(past.Over(0, 4), Is.EqualTo("- FS FS - -"));
        Assert.That(past.At(4).Created, Is.Zero);
    }

    [Test]
    public void A_deleted_name_that_is_used_again_is_another_flag()
    {
        var past = new FlagPast { Snapshot = FlagPast.Flag(created: 6) with { Type = "operational" } }
            .Observed(0, FlagChange.Created, "shop").Observed(1, FlagChange.Staled).Observed(3, FlagChange.Archived).Observed(4, FlagChange.Deleted).Observed(6, FlagChange.Created, "shop");

        Assert.That(past.Over(0, 7), Is.EqualTo("F FS FS - - - F F"));
        Assert.That(past.Over(12, 13), Is.EqualTo("F FO"));
        Assert.That(past.At(7).Created, Is.EqualTo(2));
    }

    [Test]
    public void The_way_to_production_is_counted_in_whole_days_for_releases_alone()
    {
        var known = FlagPast.Flag(created: 0) with { ReachedProductionAt = FlagPast.Noon(3).AddHours(-1), ArchivedAt = FlagPast.Noon(5), LaunchedAt = FlagPast.Noon(4) };
        var release = new FlagPast { Snapshot = known with { Type = "release" } };

        Assert.That((release.At(2).ReachedProduction, release.At(3).ReachedProduction, release.At(9).ReachedProduction), Is.EqualTo((0, 1, 1)), "also when it is archived");
        Assert.That(release.At(9).ProductionDays, Is.EqualTo(2));
        Assert.That((release.At(3).Launched, release.At(4).Launched), Is.EqualTo((0, 1)));
        Assert.That(new FlagPast { Snapshot = known }.At(9).ReachedProduction, Is.Zero);
    }
}
