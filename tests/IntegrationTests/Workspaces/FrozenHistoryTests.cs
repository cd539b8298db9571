using NUnit.Framework;
using Reporting.Infrastructure.Workspaces.Retention;
using Reporting.Testing.Workspaces;
using static Reporting.Testing.Workspaces.Given;

namespace Reporting.IntegrationTests.Workspaces;

/// <summary>Half hours whose raw records are gone.</summary>
internal sealed class FrozenHistoryTests : StoreFixture
{
    private static readonly DateTimeOffset January = new(2026, 1, 20, 9, 0, 0, TimeSpan.Zero);

    [Test]
    public async Task Stay_when_raw_records_go()
    {
        await Deployment.HappenedAsync(User("ada").Connected(January, minutes: 5, latency: 7).Opened("code", January, 3).Connected(Noon));
        var before = await Deployment.RolledUpAsync();

        await DropBeforeAsync(Noon.AddDays(-2));

        Assert.That(await Deployment.RolledUpAsync(), Is.EqualTo(before));
        Assert.That((await Deployment.SummaryAsync("agent-stats")).Records, Is.EqualTo(1));
        Assert.That((await Deployment.SummaryAsync("app-sessions")).Records, Is.Zero);
    }

    [Test]
    public async Task Grow_with_late_records_and_do_not_shrink()
    {
        await Deployment.HappenedAsync(User("ada").Connected(January, minutes: 5, latency: 7).Opened("code", January, 3).On("rust").Connected(January, minutes: 2));
        await DropBeforeAsync(Noon.AddDays(-2));

        await Deployment.HappenedAsync(User("ada").In("late").Connected(January, minutes: 4, by: "vscode", latency: 90).Opened("web", January, 8).Opened("code", January, 2));

        Assert.That(
            await Deployment.HalfHoursAsync(),
            Is.EqualTo(["01-20 09:00 ada on go: 8 min, vscode 4, ssh 5, latency 7, code 3, web 8", "01-20 09:00 ada on rust: 2 min, ssh 2"]));
    }

    [Test]
    public async Task Are_corrected_by_what_their_producer_reports()
    {
        await Deployment.HappenedAsync(User("ada").Connected(January, minutes: 5, latency: 7).Opened("code", January, 3).On("rust").Connected(January, minutes: 2));
        await DropBeforeAsync(Noon.AddDays(-2));

        await Deployment.AddAsync(User("ada").Reported(January, minutes: 1).Usage);

        Assert.That(await Deployment.HalfHoursAsync(), Is.EqualTo(["01-20 09:00 ada on go: 1 min", "01-20 09:00 ada on rust: 2 min, ssh 2"]));
    }

    [Test]
    public async Task Wait_until_everything_in_them_is_rolled_up()
    {
        await Deployment.AddAndDieAsync(User("ada").Connected(January, minutes: 5).AgentStats);

        var dropped = await DropBeforeAsync(Noon.AddDays(-2));
        await Store.RollUp().RunAsync(Deployment.Instance.Id, CancellationToken.None);

        Assert.That(dropped, Is.Empty);
        Assert.That(await Deployment.HalfHoursAsync(), Is.EqualTo(["01-20 09:00 ada on go: 5 min, ssh 5"]));
    }

    [Test]
    public async Task Keep_raw_records_of_a_month_that_is_not_over()
    {
        await Deployment.HappenedAsync(User("ada").Connected(January, minutes: 5));

        var dropped = await DropBeforeAsync(January.AddDays(10));

        Assert.That(dropped, Is.Empty);
    }

    [Test]
    public async Task Reach_to_the_end_of_a_session_that_began_in_them()
    {
        await Deployment.HappenedAsync(User("ada").Opened("code", new DateTimeOffset(2026, 1, 31, 23, 45, 0, TimeSpan.Zero), 30));
        await DropBeforeAsync(Noon.AddDays(-2));

        await Deployment.HappenedAsync(User("ada").Connected(new DateTimeOffset(2026, 2, 1, 0, 0, 0, TimeSpan.Zero)));

        Assert.That(await Deployment.HalfHoursAsync(), Is.EqualTo(["01-31 23:30 ada on go: 15 min, code 15", "02-01 00:00 ada on go: 15 min, ssh 1, code 15"]));
    }

    [Test]
    public async Task Are_those_of_their_own_instance_alone()
    {
        var march = new DateTimeOffset(2026, 3, 1, 0, 0, 0, TimeSpan.Zero);
        var other = await AnotherDeploymentAsync();
        await Deployment.HappenedAsync(User("ada").Opened("code", march.AddMinutes(-15), 30));
        await other.HappenedAsync(User("bob").Connected(march, latency: 10));
        await DropBeforeAsync(Noon.AddDays(-2));

        await other.HappenedAsync(User("bob").In("late").Connected(march.AddMinutes(5), latency: 90));

        Assert.That(await other.HalfHoursAsync(), Is.EqualTo(["03-01 00:00 bob on go: 2 min, ssh 2, latency 50"]));
        await Store.DeleteAsync(other);
    }

    [TearDown]
    public async Task ForgetAsync()
    {
        await Store.DeleteAsync(Deployment);
        await Store.ExecuteAsync("DELETE FROM workspaces.raw_horizons");
    }

    private async Task<IReadOnlyList<string>> DropBeforeAsync(DateTimeOffset time)
    {
        var (retention, settled) = (new RawRetention(Store.Source), Noon.AddYears(1));
        var dropped = new List<string>();
        foreach (var partition in await retention.FindExpiredAsync(time, settled, CancellationToken.None))
        {
            if (await retention.DropAsync(partition, settled, CancellationToken.None))
            {
                dropped.Add(partition.Name);
            }
        }

        return dropped;
    }
}
