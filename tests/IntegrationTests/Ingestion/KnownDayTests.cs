using NUnit.Framework;
using Reporting.Domain.Ingestion;
using Reporting.Testing.Workspaces;
using static Reporting.Testing.Workspaces.Given;

namespace Reporting.IntegrationTests.Ingestion;

/// <summary>Records and half hours are looked up only on days that have any, and none is missed by that.</summary>
internal sealed class KnownDayTests : StoreFixture
{
    [Test]
    public async Task What_was_rolled_up_is_found_on_each_day_of_a_month()
    {
        await Deployment.AddAsync(Reported(1, 10), Reported(20, 10));

        var counts = await Deployment.AddAsync(Reported(1, 10), Reported(10, 10), Reported(20, 12), Reported(25, 10));

        Assert.That(counts, Is.EqualTo(new MergeCounts(Received: 4, Inserted: 2, Updated: 1, Unchanged: 1, Removed: 0)));
        Assert.That(await Deployment.HalfHoursAsync(), Is.EqualTo(
            ["03-01 12:00 ada on go: 10 min", "03-10 12:00 ada on go: 10 min", "03-20 12:00 ada on go: 12 min", "03-25 12:00 ada on go: 10 min"]));
    }

    [Test]
    public async Task What_is_stored_of_the_only_day_that_has_any_is_found()
    {
        await Deployment.AddAsync(Reported(1, 10));

        var counts = await Deployment.AddAsync(Reported(1, 10), Reported(2, 10));

        Assert.That(counts, Is.EqualTo(new MergeCounts(Received: 2, Inserted: 1, Updated: 0, Unchanged: 1, Removed: 0)));
    }

    [Test]
    public async Task What_was_stored_before_days_were_kept_is_found()
    {
        await Deployment.AddAsync(Reported(1, 10), Reported(20, 10));
        await Store.ExecuteAsync(
            $"UPDATE access.changed_days SET day = '-infinity' WHERE instance_id = {Deployment.Instance.Id} AND collection = 'usage' AND day = '2026-03-01'");
        await Store.ExecuteAsync($"DELETE FROM access.changed_days WHERE instance_id = {Deployment.Instance.Id} AND collection = 'usage' AND day = '2026-03-20'");

        var counts = await Deployment.AddAsync(Reported(1, 10), Reported(10, 10), Reported(20, 12));

        Assert.That(counts, Is.EqualTo(new MergeCounts(Received: 3, Inserted: 1, Updated: 1, Unchanged: 1, Removed: 0)));
    }

    [Test]
    public async Task The_last_of_a_record_given_twice_stands_on_a_day_without_others()
    {
        var counts = await Deployment.AddAsync(Reported(1, 10), Reported(2, 10), Reported(1, 12));

        Assert.That(counts, Is.EqualTo(new MergeCounts(Received: 3, Inserted: 2, Updated: 0, Unchanged: 0, Removed: 0)));
        Assert.That(await Deployment.HalfHoursAsync(), Is.EqualTo(["03-01 12:00 ada on go: 12 min", "03-02 12:00 ada on go: 10 min"]));
    }

    [Test]
    public async Task A_half_hour_that_another_user_takes_over_leaves_nothing_behind()
    {
        await Deployment.AddAsync(User("ada").Connected(Noon, minutes: 3).AgentStats);
        var moved = User("ada").Connected(Noon, minutes: 3).AgentStats.Select(stat => stat with { UserId = User("bob").Connected(Noon).AgentStats[0].UserId });

        await Deployment.AddAsync(moved);

        Assert.That(await Deployment.HalfHoursAsync(), Is.EqualTo(["03-04 12:00 bob on go: 3 min, ssh 3"]));
    }

    private static Domain.Workspaces.Records.Usage Reported(int day, int minutes)
        => User("ada").Reported(Noon.AddDays(day - Noon.Day), minutes).Usage.Single();
}
