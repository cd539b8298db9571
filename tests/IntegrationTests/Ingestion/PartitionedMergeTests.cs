using NUnit.Framework;
using Reporting.Domain.Ingestion;
using Reporting.Testing.Workspaces;
using static Reporting.Testing.Workspaces.Given;

namespace Reporting.IntegrationTests.Ingestion;

/// <summary>Records that are kept by month and sessions that grow.</summary>
internal sealed class PartitionedMergeTests : StoreFixture
{
    [Test]
    public async Task Moves_a_record_whose_time_changes_to_another_month()
    {
        var stat = User("ada").Connected(Noon).AgentStats[0];
        await Deployment.AddAsync(stat);

        var counts = await Deployment.AddAsync(stat with { CreatedAt = Noon.AddDays(-40) });

        Assert.That(counts, Is.EqualTo(new MergeCounts(Received: 1, Inserted: 0, Updated: 1, Unchanged: 0, Removed: 0)));
        Assert.That(await Deployment.HalfHoursAsync(), Is.EqualTo(["01-23 12:00 ada on go: 1 min, ssh 1"]));
        Assert.That((await Deployment.SummaryAsync("agent-stats")).Records, Is.EqualTo(1));
    }

    [Test]
    public async Task Moves_a_record_that_comes_twice_with_times_in_two_months()
    {
        var stat = User("ada").Connected(Noon).AgentStats[0];

        var counts = await Deployment.AddAsync(stat, stat with { CreatedAt = Noon.AddDays(-40) });

        Assert.That(counts, Is.EqualTo(new MergeCounts(Received: 2, Inserted: 1, Updated: 0, Unchanged: 0, Removed: 0)));
        Assert.That(await Deployment.HalfHoursAsync(), Is.EqualTo(["01-23 12:00 ada on go: 1 min, ssh 1"]));
    }

    [Test]
    public async Task Keeps_the_later_end_of_a_session_whichever_came_last()
    {
        var session = User("ada").Opened("code", Noon, 5).Sessions[0];
        await Deployment.AddAsync(session with { SessionEndedAt = Noon.AddMinutes(7), Requests = 3 });

        var shorter = await Deployment.AddAsync(session);
        var mixed = await Deployment.AddAsync(session with { SessionEndedAt = Noon.AddMinutes(9), Requests = 1 });

        Assert.That(shorter, Is.EqualTo(new MergeCounts(1, 0, 0, Unchanged: 1, 0)));
        Assert.That(mixed, Is.EqualTo(new MergeCounts(1, 0, Updated: 1, 0, 0)));
        Assert.That(
            await Store.ReadAsync($"SELECT session_ended_at - session_started_at || ' ' || requests FROM workspaces.app_sessions WHERE instance_id = {Deployment.Instance.Id}"),
            Is.EqualTo(["00:09:00 3"]));
    }

    [Test]
    public async Task Keeps_the_later_end_of_a_session_that_comes_twice_at_once()
    {
        var session = User("ada").Opened("code", Noon, 50).Sessions[0];

        var counts = await Deployment.AddAsync(session, session with { SessionEndedAt = Noon.AddMinutes(5), Requests = null, SlugOrPort = "web" });

        Assert.That(counts, Is.EqualTo(new MergeCounts(Received: 2, Inserted: 1, Updated: 0, Unchanged: 0, Removed: 0)));
        Assert.That(await Deployment.HalfHoursAsync(), Is.EqualTo(["03-04 12:00 ada on go: 30 min, web 30", "03-04 12:30 ada on go: 20 min, web 20"]));
    }

    [Test]
    public async Task Makes_the_months_that_records_need()
    {
        await Deployment.HappenedAsync(User("ada").Connected(Noon.AddYears(-3)).Connected(Noon.AddMonths(5)));

        Assert.That(
            await Store.ReadAsync("SELECT relname FROM pg_class WHERE relname IN ('agent_stats_2023_03', 'agent_stats_2026_08', 'usage_half_hours_2023_03', 'usage_half_hours_2026_08') AND relkind = 'r' ORDER BY 1"),
            Is.EqualTo(["agent_stats_2023_03", "agent_stats_2026_08", "usage_half_hours_2023_03", "usage_half_hours_2026_08"]));
    }
}
