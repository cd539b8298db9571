using Microsoft.Extensions.Logging.Abstractions;
using Npgsql;
using NUnit.Framework;
using Reporting.Infrastructure.Persistence.Merge;
using Reporting.Infrastructure.Workers;
using Reporting.Testing.Workspaces;
using static Reporting.Testing.Workspaces.Given;

namespace Reporting.IntegrationTests.Workspaces;

/// <summary>What a service that died between commit and roll-up left behind.</summary>
internal sealed class CatchUpTests : StoreFixture
{
    private static readonly string[] AdaAndBob = ["03-04 12:00 ada on go: 2 min, ssh 2", "03-04 12:00 bob on go: 1 min, ssh 1"];

    [Test]
    public async Task Is_rolled_up_with_the_next_record_of_the_instance()
    {
        await Deployment.AddAndDieAsync(User("ada").Connected(Noon, minutes: 2).AgentStats);
        var before = await Deployment.HalfHoursAsync();

        await Deployment.AddAsync(User("bob").Connected(Noon).AgentStats);

        Assert.That(before, Is.Empty);
        Assert.That(await Deployment.HalfHoursAsync(), Is.EqualTo(AdaAndBob));
    }

    [Test]
    public async Task Is_rolled_up_when_the_same_request_is_repeated()
    {
        var stats = User("ada").Connected(Noon, minutes: 2).AgentStats;
        await Deployment.AddAndDieAsync(stats);

        var counts = await Deployment.AddAsync(stats);

        Assert.That(counts.Unchanged, Is.EqualTo(2));
        Assert.That(await Deployment.HalfHoursAsync(), Is.EqualTo(AdaAndBob[..1]));
    }

    [Test]
    public async Task Waits_for_the_next_time_where_the_instance_is_being_rolled_up_so_that_others_need_not()
    {
        await Deployment.AddAndDieAsync(User("ada").Connected(Noon, minutes: 2).AgentStats);
        await using (var busy = await Store.Source.OpenConnectionAsync())
        {
            await using var transaction = await busy.BeginTransactionAsync();
            await using var command = new NpgsqlCommand($"SELECT pg_advisory_xact_lock('workspaces.dirty_half_hours'::regclass::oid::integer, {Deployment.Instance.Id})", busy);
            await command.ExecuteNonQueryAsync();

            Assert.That(await Store.RollUp().TryRunAsync(Deployment.Instance.Id, CancellationToken.None).WaitAsync(TimeSpan.FromSeconds(20)), Is.False);
        }

        Assert.That(await Store.RollUp().TryRunAsync(Deployment.Instance.Id, CancellationToken.None), Is.True);
        Assert.That(await Deployment.HalfHoursAsync(), Is.EqualTo(AdaAndBob[..1]));
    }

    [Test]
    public async Task Is_rolled_up_at_the_next_start_for_every_instance()
    {
        var another = await AnotherDeploymentAsync();
        await Deployment.AddAndDieAsync(User("ada").Connected(Noon, minutes: 2).AgentStats);
        await Deployment.AddAndDieAsync(User("bob").Opened("code", Noon, 1).Sessions);
        await another.AddAndDieAsync(User("ada").Reported(Noon, minutes: 3).Usage);

        using var worker = new RollUpWorker([Store.RollUp()], new RollUpLag(TimeProvider.System), new WorkerMonitor(TimeProvider.System, NullLoggerFactory.Instance));
        await worker.StartAsync(CancellationToken.None);
        await WaitUntilNothingIsDirtyAsync();
        await worker.StopAsync(CancellationToken.None);

        Assert.That(await Deployment.HalfHoursAsync(), Is.EqualTo(["03-04 12:00 ada on go: 2 min, ssh 2", "03-04 12:00 bob on go: 1 min, code 1"]));
        Assert.That(await another.HalfHoursAsync(), Is.EqualTo(["03-04 12:00 ada on go: 3 min"]));
    }

    [Test]
    public async Task Of_one_instance_that_fails_does_not_stop_the_others()
    {
        var another = await AnotherDeploymentAsync();
        await Deployment.AddAndDieAsync(User("ada").Connected(Noon, minutes: 2).AgentStats);
        await another.AddAndDieAsync(User("ada").Connected(Noon, minutes: 3).AgentStats);
        await Store.ExecuteAsync($"""
            CREATE FUNCTION workspaces.refuse() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RAISE 'no room for this instance'; END $$;
            CREATE TRIGGER refuse BEFORE INSERT ON workspaces.usage_half_hours
            FOR EACH ROW WHEN (NEW.instance_id = {Deployment.Instance.Id}) EXECUTE FUNCTION workspaces.refuse();
            """);
        var monitor = new WorkerMonitor(TimeProvider.System, NullLoggerFactory.Instance);
        using var worker = new RollUpWorker([Store.RollUp()], new RollUpLag(TimeProvider.System), monitor);

        await worker.StartAsync(CancellationToken.None);
        await WaitUntilAsync(async () => (await another.HalfHoursAsync()).Count > 0);
        await worker.StopAsync(CancellationToken.None);

        await Store.ExecuteAsync("DROP FUNCTION workspaces.refuse CASCADE");
        Assert.That(await another.HalfHoursAsync(), Is.EqualTo(["03-04 12:00 ada on go: 3 min, ssh 3"]));
        Assert.That(await Deployment.HalfHoursAsync(), Is.Empty);
        Assert.That(
            monitor.ReadAll().Single().Failures.Select(failure => (failure.Subject, failure.Cause)),
            Is.EqualTo([($"workspaces instance {Deployment.Instance.Id}", "P0001: no room for this instance")]));
    }

    [Test]
    public async Task Is_rolled_up_once()
    {
        await Deployment.AddAndDieAsync(User("ada").Connected(Noon, minutes: 2).AgentStats);
        await Store.RollUp().RunAsync(Deployment.Instance.Id, CancellationToken.None);
        var (rolledUp, version) = (await Deployment.RolledUpAsync(), await Deployment.VersionAsync());

        await Store.RollUp().RunAsync(Deployment.Instance.Id, CancellationToken.None);

        Assert.That(await Deployment.RolledUpAsync(), Is.EqualTo(rolledUp));
        Assert.That(await Deployment.VersionAsync(), Is.EqualTo(version));
    }

    [Test]
    public async Task Ends_the_validity_of_reports_when_it_is_rolled_up()
    {
        await Deployment.AddAndDieAsync(User("ada").Connected(Noon).AgentStats);
        var before = await Deployment.VersionAsync();

        await Store.RollUp().RunAsync(Deployment.Instance.Id, CancellationToken.None);

        Assert.That(await Deployment.VersionAsync(), Is.GreaterThan(before));
    }

    private Task WaitUntilNothingIsDirtyAsync()
        => WaitUntilAsync(async () => await Store.ReadAsync("SELECT count(*) FROM workspaces.dirty_half_hours") is ["0"]);

    private static async Task WaitUntilAsync(Func<Task<bool>> isSo)
    {
        using var timeout = new CancellationTokenSource(TimeSpan.FromSeconds(20));
        while (!await isSo())
        {
            await Task.Delay(TimeSpan.FromMilliseconds(20), timeout.Token);
        }
    }
}
