using NUnit.Framework;
using Reporting.Testing.Workspaces;
using static Reporting.Testing.Workspaces.Given;

namespace Reporting.IntegrationTests.Workspaces;

/// <summary>What raw records come to in half hours.</summary>
internal sealed class RollUpTests : StoreFixture
{
    [Test]
    public async Task Counts_a_minute_once_however_many_reports_are_in_it()
    {
        await Deployment.HappenedAsync(User("ada").Connected(Noon, by: "vscode").Connected(Noon.AddSeconds(30), by: "vscode ssh").Connected(Noon.AddSeconds(59.999999), by: "ssh"));

        Assert.That(await Deployment.HalfHoursAsync(), Is.EqualTo(["03-04 12:00 ada on go: 1 min, vscode 1, ssh 1"]));
    }

    [Test]
    public async Task Counts_each_way_in_by_itself_and_their_union_as_use()
    {
        await Deployment.HappenedAsync(User("ada").Connected(Noon, minutes: 3, by: "vscode").Connected(Noon.AddMinutes(2).AddSeconds(1), minutes: 4, by: "jetbrains terminal").Connected(Noon.AddMinutes(20)));

        Assert.That(await Deployment.HalfHoursAsync(), Is.EqualTo(["03-04 12:00 ada on go: 7 min, vscode 3, jetbrains 4, terminal 4, ssh 1"]));
    }

    [Test]
    public async Task Drops_sessions_of_a_half_hour_in_which_nothing_was_connected()
    {
        await Deployment.HappenedAsync(User("ada").Connected(Noon, minutes: 5, connections: 0).Connected(Noon.AddMinutes(1), by: "", connections: 1));

        Assert.That(await Deployment.HalfHoursAsync(), Is.Empty);
    }

    [Test]
    public async Task Counts_all_sessions_of_a_half_hour_in_which_one_was_connected()
    {
        await Deployment.HappenedAsync(User("ada").Connected(Noon, minutes: 5, connections: 0).Connected(Noon.AddMinutes(29)).Connected(Noon.AddMinutes(31), connections: 0));

        Assert.That(await Deployment.HalfHoursAsync(), Is.EqualTo(["03-04 12:00 ada on go: 6 min, ssh 6"]));
    }

    [Test]
    public async Task Keeps_users_and_templates_apart()
    {
        await Deployment.HappenedAsync(User("ada").Connected(Noon, minutes: 2).On("rust").Connected(Noon, minutes: 3), User("bob").Connected(Noon));

        Assert.That(
            await Deployment.HalfHoursAsync(),
            Is.EqualTo(["03-04 12:00 ada on go: 2 min, ssh 2", "03-04 12:00 ada on rust: 3 min, ssh 3", "03-04 12:00 bob on go: 1 min, ssh 1"]));
    }

    [Test]
    public async Task Takes_the_median_of_every_latency_in_the_minutes_of_use()
    {
        await Deployment.HappenedAsync(
            User("ada").Connected(Noon, latency: 10).Connected(Noon.AddMinutes(1), latency: 31.312),
            User("ada").In("another").Connected(Noon.AddSeconds(20), by: "", latency: 40, connections: 0),
            User("ada").In("idle").Connected(Noon.AddMinutes(7), by: "", latency: 999).Connected(Noon.AddSeconds(5), latency: 0).Connected(Noon.AddSeconds(6), latency: -0.001));

        Assert.That(await Deployment.HalfHoursAsync(), Is.EqualTo(["03-04 12:00 ada on go: 2 min, ssh 2, latency 31.312"]));
    }

    [Test]
    public async Task Interpolates_the_median_of_an_even_number_of_latencies()
    {
        await Deployment.HappenedAsync(User("ada").Connected(Noon, latency: 10).Connected(Noon.AddMinutes(1), latency: 20.5).Opened("code", Noon.AddMinutes(8), 1));

        Assert.That(await Deployment.HalfHoursAsync(), Is.EqualTo(["03-04 12:00 ada on go: 3 min, ssh 2, latency 15.25, code 1"]));
    }
}
