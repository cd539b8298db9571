using NUnit.Framework;
using Reporting.Testing;
using Reporting.Testing.Workspaces;
using static Reporting.Testing.Workspaces.Given;

namespace Reporting.IntegrationTests.Workspaces;

/// <summary>Days that are marked are computed anew from their half hours, as after an upgrade.</summary>
internal sealed class DirtyDayTests : StoreFixture
{
    private const int Trials = 4;

    [Test]
    public Task Days_computed_anew_equal_those_that_changed_record_by_record() => Seeds.TryAsync(Trials, async random =>
    {
        var (work, deployment) = (new RandomWork(random), await AnotherDeploymentAsync());
        await deployment.AddAsync(work.Workspaces);
        foreach (var some in work.AgentStats.Chunk(40))
        {
            await deployment.AddAsync(some);
        }

        await deployment.AddAsync(work.Sessions);
        await deployment.AddAsync(work.Usage);
        var changed = await deployment.RolledUpAsync();
        await ForgetDaysAsync(deployment);
        var forgotten = await deployment.RolledUpAsync();

        await Store.RollUp().RunAsync(deployment.Instance.Id, CancellationToken.None);

        Assert.That(forgotten, Has.Count.LessThan(changed.Count));
        Assert.That(await deployment.RolledUpAsync(), Is.EqualTo(changed));
    });

    [Test]
    public async Task A_day_whose_half_hours_are_gone_goes()
    {
        await Deployment.HappenedAsync(User("ada").Connected(Noon));
        await Store.ExecuteAsync($"DELETE FROM workspaces.usage_half_hours WHERE instance_id = {Deployment.Instance.Id}");
        await MarkAsync(Deployment, "template_days");

        await Store.RollUp().RunAsync(Deployment.Instance.Id, CancellationToken.None);

        Assert.That(await Deployment.RolledUpAsync(), Is.Empty);
    }

    [Test]
    public async Task Marks_are_work_for_the_next_start()
    {
        await Deployment.HappenedAsync(User("ada").Connected(Noon));
        var before = await Store.RollUp().ReadDirtyInstancesAsync(CancellationToken.None);
        await MarkAsync(Deployment, "template_days");
        var marked = await Store.RollUp().ReadDirtyInstancesAsync(CancellationToken.None);
        var version = await Deployment.VersionAsync();

        await Store.RollUp().RunAsync(Deployment.Instance.Id, CancellationToken.None);

        Assert.That(before, Is.Empty);
        Assert.That(marked, Is.EqualTo([Deployment.Instance.Id]));
        Assert.That(await Store.RollUp().ReadDirtyInstancesAsync(CancellationToken.None), Is.Empty);
        Assert.That(await Deployment.VersionAsync(), Is.GreaterThan(version), "reports that were kept are no longer true");
    }

    private async Task ForgetDaysAsync(Deployment deployment)
    {
        await MarkAsync(deployment, "template_days");
        await Store.ExecuteAsync($"DELETE FROM workspaces.template_days WHERE instance_id = {deployment.Instance.Id}");
        await Store.ExecuteAsync($"DELETE FROM workspaces.deployment_days WHERE instance_id = {deployment.Instance.Id}");
    }

    private Task MarkAsync(Deployment deployment, string table)
        => Store.ExecuteAsync($"INSERT INTO workspaces.dirty_days (instance_id, day) SELECT instance_id, day FROM workspaces.{table} WHERE instance_id = {deployment.Instance.Id}");
}
