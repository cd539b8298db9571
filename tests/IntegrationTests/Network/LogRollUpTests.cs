using NUnit.Framework;
using Reporting.Infrastructure.Network.RollUp;
using Reporting.Testing.Network;

namespace Reporting.IntegrationTests.Network;

internal sealed class LogRollUpTests : NetworkFixture
{
    private static readonly DateTimeOffset Lately = Noon.AddMinutes(-30);

    [Test]
    public async Task Only_hours_that_are_cut_are_read_from_the_log_itself()
    {
        await using var store = await Testing.Workspaces.StoreUnderTest.CreateAsync();
        var manager = await store.AddDeploymentAsync(kind: Domain.Access.InstanceKind.Network);
        await manager.AddAsync(Enumerable.Range(0, 40 * 24).Select(hour => Logged.Change(Lately.AddHours(-hour), device: hour % 50)));
        var before = await store.StatisticsAsync(manager, Noon, "Europe/Berlin");

        await store.ExecuteAsync("TRUNCATE network.log_entries");

        Assert.That((await store.StatisticsAsync(manager, Noon, "Europe/Berlin")).Windows(), Is.EqualTo(before.Windows()));
        Assert.That(before.Windows().Select(window => window.Changes), Is.EqualTo([1, 13, 181, 758]));
        Assert.That((await store.StatisticsAsync(manager, Noon.AddMinutes(15), "Europe/Berlin")).LastHour.Changes, Is.Zero, "the cut hour is gone");
    }

    [Test]
    public async Task An_entry_that_moves_is_counted_where_it_is_now()
    {
        var entry = Logged.Change(Lately, device: 1);
        await Manager.AddAsync(entry);

        await Manager.AddAsync(entry with { Timestamp = Lately.AddDays(-60), DeviceId = 2 });

        Assert.That((await StatisticsAsync(Noon)).Windows().Select(window => window.Changes), Is.EqualTo([0, 0, 0, 0]));
        Assert.That((await StatisticsAsync(Noon.AddDays(-60))).Windows().Select(window => window.Devices), Is.EqualTo([1, 1, 1, 1]));
        Assert.That(await Store.LogRolledUpAsync(Manager), Has.Exactly(2).Items, "an hour and a day");
    }

    [Test]
    public async Task What_a_dead_server_left_dirty_is_rolled_up_by_another()
    {
        var rollUp = new NetworkRollUp(Store.Source);
        await Manager.AddAndDieAsync(Logged.Change(Lately, device: 1));
        Assert.That((await StatisticsAsync(Noon)).Today.Changes, Is.Zero);
        Assert.That(await rollUp.ReadDirtyInstancesAsync(CancellationToken.None), Does.Contain(Manager.Instance.Id));
        var version = await Manager.VersionAsync();

        await rollUp.RunAsync(Manager.Instance.Id, CancellationToken.None);

        Assert.That((await StatisticsAsync(Noon)).Today.Changes, Is.EqualTo(1));
        Assert.That(await Manager.VersionAsync(), Is.GreaterThan(version));
        Assert.That(await rollUp.ReadDirtyInstancesAsync(CancellationToken.None), Does.Not.Contain(Manager.Instance.Id));
    }

    [Test]
    public async Task With_an_instance_goes_all_that_was_rolled_up()
    {
        await Manager.AddAsync(Logged.Change(Lately, device: 1));

        await Store.DeleteAsync(Manager);

        Assert.That(await Store.LogRolledUpAsync(Manager), Is.Empty);
        Assert.That(await Store.ReadAsync($"SELECT id FROM network.log_entries WHERE instance_id = {Manager.Instance.Id}"), Is.Empty);
    }
}
