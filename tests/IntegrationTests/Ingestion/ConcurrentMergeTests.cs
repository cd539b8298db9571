using System.Globalization;
using Npgsql;
using NUnit.Framework;
using Reporting.Domain.Ingestion;
using Reporting.Testing.Workspaces;
using static Reporting.Testing.Workspaces.Given;

namespace Reporting.IntegrationTests.Ingestion;

internal sealed class ConcurrentMergeTests : StoreFixture
{
    private const int Clients = 8;

    [Test]
    public async Task Loses_nothing_when_clients_send_one_half_hour_at_once()
    {
        var work = Enumerable.Range(0, Clients).Select(client => User("ada").In($"workspace {client}").Connected(Noon.AddMinutes(client * 3), minutes: 3, latency: client + 1)).ToList();

        var counts = await Task.WhenAll(work.Select(activity => Task.Run(() => SendOneByOneAsync(activity))));

        Assert.That(counts.SelectMany(each => each), Is.All.EqualTo(new MergeCounts(1, 1, 0, 0, 0)));
        Assert.That(await Deployment.HalfHoursAsync(), Is.EqualTo(["03-04 12:00 ada on go: 24 min, ssh 24, latency 4.5"]));
        Assert.That((await Deployment.SummaryAsync("agent-stats")).Records, Is.EqualTo(Clients * 3));
    }

    [Test]
    public async Task Stores_once_what_clients_send_at_once()
    {
        var stats = User("ada").Connected(Noon, minutes: 30).AgentStats;

        var counts = await Task.WhenAll(Enumerable.Range(0, Clients).Select(_ => Task.Run(() => Deployment.AddAsync(stats))));

        Assert.That(counts.Sum(count => count.Inserted), Is.EqualTo(30));
        Assert.That(counts.Sum(count => count.Unchanged), Is.EqualTo(30 * (Clients - 1)));
        Assert.That(await Deployment.HalfHoursAsync(), Is.EqualTo(["03-04 12:00 ada on go: 30 min, ssh 30"]));
    }

    [Test]
    public async Task Counts_add_up_when_whole_collections_and_single_records_cross()
    {
        var tasks = Enumerable.Range(0, Clients).Select(client => Task.Run(() => client % 2 == 0
            ? Deployment.ReplaceAsync(Known("ada"), Known($"user {client}"))
            : Deployment.AddAsync(Known("ada"), Known($"user {client}"))));

        var counts = await Task.WhenAll(tasks);

        var stored = await Store.ReadAsync($"SELECT username FROM workspaces.users WHERE instance_id = {Deployment.Instance.Id}");
        Assert.That(stored, Does.Contain("ada"));
        Assert.That(counts.Sum(count => count.Inserted - count.Removed), Is.EqualTo(stored.Count));
        Assert.That((await Deployment.SummaryAsync("users")).Records, Is.EqualTo(stored.Count));
    }

    [Test]
    public async Task Rolls_up_what_different_collections_bring_at_once()
    {
        var ada = User("ada").Connected(Noon, minutes: 10).Opened("code", Noon.AddMinutes(5), 10);
        var bob = User("bob").Opened("code", Noon, 3).Reported(Noon.AddMinutes(30), minutes: 7);

        await Task.WhenAll(
            Task.Run(() => Deployment.AddAsync(ada.AgentStats)),
            Task.Run(() => Deployment.AddAsync(ada.Sessions)),
            Task.Run(() => Deployment.AddAsync(bob.Sessions)),
            Task.Run(() => Deployment.AddAsync(bob.Usage)));

        Assert.That(
            await Deployment.HalfHoursAsync(),
            Is.EqualTo(["03-04 12:00 ada on go: 15 min, ssh 10, code 10", "03-04 12:00 bob on go: 3 min, code 3", "03-04 12:30 bob on go: 7 min"]));
    }

    [Test]
    public async Task Counts_a_visit_that_comes_at_once_with_the_workspace_that_gives_its_template()
    {
        await Deployment.AddAsync(Workspace("other", template: "go"));
        await using var holder = await Store.Source.OpenConnectionAsync();
        await using var holdUp = await holder.BeginTransactionAsync();
        await using var hold = new NpgsqlCommand($"SELECT FROM access.collections WHERE instance_id = {Deployment.Instance.Id} AND collection = 'workspaces' FOR UPDATE", holder);
        await hold.ExecuteNonQueryAsync();
        var workspace = Task.Run(() => Deployment.AddAsync(Workspace("dev", template: "rust")));
        await WaitUntilBlockedAsync(1);

        var visit = Task.Run(() => Deployment.AddAsync(User("bob").In("dev").Opened("code", Noon, 3, ofTemplate: false).Sessions));
        await Task.WhenAny(visit, WaitUntilBlockedAsync(2));
        await holdUp.RollbackAsync();
        await Task.WhenAll(visit, workspace);

        Assert.That(await Deployment.HalfHoursAsync(), Is.EqualTo(["03-04 12:00 bob on rust: 3 min, code 3"]));
    }

    [Test]
    public async Task Lets_a_roll_up_wait_for_the_one_under_way()
    {
        await using var reader = await Store.Source.OpenConnectionAsync();
        await using var holdUp = await reader.BeginTransactionAsync();
        await using var hold = new NpgsqlCommand("LOCK TABLE workspaces.deployment_days IN EXCLUSIVE MODE", reader);
        await hold.ExecuteNonQueryAsync();
        var first = Task.Run(() => Deployment.AddAsync(User("ada").Connected(Noon).AgentStats));
        await WaitUntilBlockedAsync(1);

        var second = Task.Run(() => Deployment.AddAsync(User("ada").Opened("code", Noon.AddMinutes(5), 1).Sessions));
        await WaitUntilBlockedAsync(2);
        await holdUp.RollbackAsync();
        await Task.WhenAll(first, second);

        Assert.That(await Deployment.HalfHoursAsync(), Is.EqualTo(["03-04 12:00 ada on go: 2 min, ssh 1, code 1"]));
    }

    [Test]
    public async Task Leaves_nothing_of_an_instance_that_is_deleted_meanwhile()
    {
        var senders = Enumerable.Range(0, Clients).Select(client => Task.Run(() => SendUntilGoneAsync($"user {client}"))).ToList();
        await Task.Delay(TimeSpan.FromMilliseconds(200));

        Assert.That(await Store.DeleteAsync(Deployment), Is.True);
        await Task.WhenAll(senders).WaitAsync(TimeSpan.FromSeconds(30));

        foreach (var table in await Store.ReadAsync("SELECT c.table_schema || '.' || c.table_name FROM information_schema.columns AS c WHERE c.column_name = 'instance_id' AND c.table_schema IN ('access', 'workspaces') AND c.table_name <> 'audit_entries'"))
        {
            Assert.That(await Store.ReadAsync($"SELECT count(*) FROM {table} WHERE instance_id = {Deployment.Instance.Id}"), Is.EqualTo(["0"]), table);
        }
    }

    private async Task WaitUntilBlockedAsync(int sessions)
    {
        while (int.Parse((await Store.ReadAsync("SELECT count(DISTINCT pid) FROM pg_locks WHERE NOT granted"))[0], CultureInfo.InvariantCulture) < sessions)
        {
            await Task.Delay(TimeSpan.FromMilliseconds(10));
        }
    }

    private async Task<IReadOnlyList<MergeCounts>> SendOneByOneAsync(Activity activity)
    {
        var counts = new List<MergeCounts>();
        foreach (var stat in activity.AgentStats)
        {
            counts.Add(await Deployment.AddAsync(stat));
        }

        return counts;
    }

    private async Task SendUntilGoneAsync(string user)
    {
        try
        {
            for (var at = 0; ; at++)
            {
                await Deployment.HappenedAsync(User(user).Connected(Noon.AddMinutes(at)).Opened("code", Noon.AddMinutes(at), 1));
            }
        }
        catch (InstanceGoneException)
        {
            return;
        }
    }
}
