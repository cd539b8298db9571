using NUnit.Framework;
using Reporting.Domain.Network.Records;
using Reporting.Domain.Network.Reports;
using Reporting.Testing.Network;

namespace Reporting.IntegrationTests.Network;

internal sealed class StatisticsTests : NetworkFixture
{
    private static readonly DateTimeOffset Lately = Noon.AddMinutes(-30);

    [Test]
    public async Task Nothing_is_zero()
    {
        var counted = await StatisticsAsync(Noon);

        Assert.That(counted.Inventory, Is.EqualTo(new NetworkInventory(0, 0, 0, 0, 0, 0, 0, 0, 0, 0)));
        Assert.That(counted.Totals, Is.EqualTo(new NetworkTotals(0, 0)));
        Assert.That(counted.Windows(), Is.All.EqualTo(NetworkActivity.None));
    }

    [Test]
    public async Task A_device_counts_lately_where_it_was_viewed_or_changed_and_over_days_wherever_it_is_named()
    {
        await Manager.AddAsync(
            Logged.View(Lately, device: 1), Logged.Change(Lately, device: 2), Logged.Change(Lately, device: 2),
            Logged.Entry(Lately, type: 2, action: 1, user: 1, device: 3), Logged.Error(Lately, device: 4), Logged.Command(Lately, device: 5), Logged.Login(Lately, user: 1));

        Assert.That((await StatisticsAsync(Noon)).Windows().Select(window => window.Devices), Is.EqualTo([2, 2, 5, 5]));
    }

    [Test]
    public async Task Changes_commands_and_calls_are_counted_one_by_one()
    {
        await Manager.AddAsync(
            Logged.Change(Lately, device: 1), Logged.Change(Lately, device: 1), Logged.Command(Lately, device: 1), Logged.Command(Lately, device: 1), Logged.Command(Lately, device: 2),
            Logged.ApiCall(Lately, user: 1), Logged.ApiCall(Lately, user: 1), Logged.Entry(Lately, type: 1, action: 95, user: 1, device: null));

        Assert.That((await StatisticsAsync(Noon)).LastHour, Is.EqualTo(new NetworkActivity(Devices: 1, Changes: 3, Users: 1, ApiCalls: 2, Commands: 3)));
    }

    [Test]
    public async Task All_entries_without_a_user_count_as_one()
    {
        await Manager.AddAsync(
            Logged.Login(Lately, user: 1), Logged.ApiCall(Lately, user: 1), Logged.ApiCall(Lately, user: 2),
            Logged.FailedLogin(Lately), Logged.FailedLogin(Lately.AddDays(-2)), Logged.FailedLogin(Lately.AddDays(-20)), Logged.Change(Lately, device: 1, user: 3));

        Assert.That((await StatisticsAsync(Noon)).Windows().Select(window => window.Users), Is.EqualTo([3, 3, 3, 3]));
    }

    [Test]
    public async Task Entries_of_the_future_count_except_for_today()
    {
        await Manager.AddAsync(Logged.Change(Noon.AddDays(300), device: 1));

        Assert.That((await StatisticsAsync(Noon)).Windows().Select(window => window.Changes), Is.EqualTo([1, 0, 1, 1]));
    }

    [Test]
    public async Task What_there_is_is_counted_as_it_was_last_given()
    {
        await Manager.ReplaceAsync(Enumerable.Range(1, 5).Select(id => new Device { Id = id }));
        await Manager.ReplaceAsync(Enumerable.Range(1, 3).Select(id => new Device { Id = id, Name = "switch" }));
        await Manager.ReplaceAsync(new DeviceGroup { Id = 1, Devices = [1, 2] }, new DeviceGroup { Id = 2, Devices = [] }, new DeviceGroup { Id = 3, Devices = [77] });
        await Manager.AddAsync(new Vlan { Id = 1 });
        await Manager.AddAsync(new VlanGroup { Id = 1 }, new VlanGroup { Id = 2 });
        await Manager.AddAsync(Enumerable.Range(1, 4).Select(id => new SnmpProfile { Id = id }));
        await Manager.AddAsync(Enumerable.Range(1, 5).Select(id => new CredentialsProfile { Id = id }));
        await Manager.AddAsync(Enumerable.Range(1, 6).Select(id => new Command { Id = id }));
        await Manager.AddAsync(Enumerable.Range(1, 7).Select(id => new CommandList { Id = id }));
        await Manager.AddAsync(new ApiToken { Id = 1 }, new ApiToken { Id = 2, ExpiresAt = Noon.AddYears(-1) });
        await Manager.AddAsync(new Counter { Name = "changes", Value = 39_014 }, new Counter { Name = "commands", Value = 1_231 }, new Counter { Name = "others", Value = 7 });
        await Manager.AddAsync(Logged.View(Noon.AddYears(-3), device: 1));

        var counted = await StatisticsAsync(Noon);

        Assert.That(counted.Inventory, Is.EqualTo(new NetworkInventory(
            Devices: 3, DeviceGroups: 2, Vlans: 1, VlanGroups: 2, SnmpProfiles: 4, CredentialsProfiles: 5, Commands: 6, CommandLists: 7, ApiTokens: 2, LogEntries: 1)));
        Assert.That(counted.Totals, Is.EqualTo(new NetworkTotals(39_014, 1_231)));
    }

    [Test]
    public async Task Instances_are_counted_apart()
    {
        var other = await AnotherManagerAsync();
        await other.AddAsync(Logged.Change(Lately, device: 1));
        await other.AddAsync(new DeviceGroup { Id = 1, Devices = [1] });
        await other.AddAsync(new Counter { Name = "changes", Value = 1 });

        var counted = await StatisticsAsync(Noon.AddMinutes(10));

        Assert.That(counted.Windows(), Is.All.EqualTo(NetworkActivity.None));
        Assert.That((counted.Inventory.DeviceGroups, counted.Totals.Changes), Is.EqualTo((0, 0)));
    }
}
