using NUnit.Framework;
using static Reporting.Testing.Workspaces.Given;

namespace Reporting.IntegrationTests.Alerts;

/// <summary>Of several servers one evaluates; states outlive each of them.</summary>
internal sealed class AlertServerTests : AlertsFixture
{
    [Test]
    public async Task Another_server_takes_over_and_knows_the_states()
    {
        await IngestAsync("usage", User("ada").On("go").Reported(Noon.AddDays(-1), 20).Usage);
        await PutAsync("some", Users("above", 0, ("for", "6h")));
        Assert.That(await EvaluatesAsync(), Is.True);
        Service.Clock.Advance(TimeSpan.FromHours(7));
        await Service.ExecuteAsync("SELECT pg_terminate_backend(locks.pid) FROM pg_locks AS locks WHERE locks.locktype = 'advisory' AND locks.objid = 'alerts.transitions'::regclass::oid");
        await using (await Service.StartAnotherAsync())
        {
            await WaitForAsync("some", "firing");
            Assert.That(await EvaluatesAsync(), Is.False, "the other server has the right to");
        }

        Service.Clock.Advance(TimeSpan.FromHours(12));
        Assert.That(await EvaluatesAsync(), Is.True);
        Assert.That(await HistoryAsync("some"), Is.EqualTo(["ok pending 1", "pending firing 1", "firing resolved 0"]));
    }

    [Test]
    public async Task What_fires_is_over_when_its_rule_is_changed()
    {
        await IngestAsync("usage", User("ada").On("go").Reported(Noon.AddDays(-1), 20).Usage);
        await PutAsync("some", Users("above", 0));
        await EvaluateAsync();
        await PutAsync("some", Users("above", 0, ("description", "The same.")));
        Assert.That($"{(await GetAsync("some"))["state"]}", Is.EqualTo("firing"));
        await PutAsync("some", Users("above", 5));

        Assert.That($"{(await GetAsync("some"))["state"]}", Is.EqualTo("ok"));
        Assert.That(await HistoryAsync("some"), Is.EqualTo(["ok firing 1", "firing resolved -"]));
    }

    private async Task WaitForAsync(string name, string state)
    {
        using var timeout = new CancellationTokenSource(TimeSpan.FromSeconds(30));
        while ($"{(await GetAsync(name))["state"]}" != state)
        {
            await Task.Delay(TimeSpan.FromMilliseconds(50), timeout.Token);
        }
    }
}
