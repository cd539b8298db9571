using System.Diagnostics.Metrics;
using NUnit.Framework;
using Reporting.IntegrationTests.Postgres;
using Reporting.Testing.Databases;
using Reporting.Testing.Service;
using static Reporting.Testing.Workspaces.Given;

namespace Reporting.IntegrationTests.Replicas;

/// <summary>Reports from a streaming replica, as long as it has what was acknowledged.</summary>
[RequiresPostgresBinaries]
[NonParallelizable]
[FixtureLifeCycle(LifeCycle.InstancePerTestCase)]
internal sealed class ReplicaTests : IDisposable
{
    private ReplicatedServer server = null!;
    private ServiceUnderTest service = null!;
    private readonly List<string> places = [];
    private readonly MeterListener listener = new();

    [SetUp]
    public async Task StartAsync()
    {
        server = await ReplicatedServer.StartAsync();
        service = await ServiceUnderTest.StartAsync(
            Noon,
            ("ConnectionStrings:Reporting", server.Primary),
            ("ConnectionStrings:ReportingReadOnly", server.Replica),
            ("Caching:Enabled", "false"));
        Listen();
        await service.AddInstanceAsync();
    }

    [TearDown]
    public async Task StopAsync()
    {
        await service.DisposeAsync();
        await server.DisposeAsync();
    }

    public void Dispose() => listener.Dispose();

    [Test]
    public async Task A_replica_serves_while_it_has_what_was_acknowledged_and_the_primary_meanwhile()
    {
        await SendAsync("ada");
        await server.CatchUpAsync();
        var caughtUp = await CountActiveAsync();
        await using (var views = new BusinessIntelligence.BiDatabase(server.Replica))
        {
            Assert.That(await views.ReadAsync("SELECT users FROM bi.active_users_daily"), Is.EqualTo(["1"]), "views are read there too");
        }

        await server.PauseReplicaAsync();
        await SendAsync("bob");
        var behind = await CountActiveAsync();

        await server.ResumeReplicaAsync();
        await server.CatchUpAsync();
        var again = await CountActiveAsync();

        Assert.That((caughtUp, behind, again), Is.EqualTo((1, 2, 2)));
        Assert.That(places, Is.EqualTo(["replica", "primary, replicas behind", "replica"]));
    }

    [Test]
    public async Task The_primary_serves_when_the_replica_is_dead()
    {
        await SendAsync("ada");
        await server.CatchUpAsync();
        await CountActiveAsync();

        await server.KillReplicaAsync();
        var answers = new[] { await CountActiveAsync(), await CountActiveAsync() };

        Assert.That(answers, Is.EqualTo([1, 1]));
        Assert.That(places, Is.EqualTo(["replica", "primary, replica failed", "primary, replica failed"]));
    }

    private Task<Answer> SendAsync(string user) => service.IngestAsync("agent-stats", User(user).Connected(Noon.AddHours(-1)).AgentStats);

    private async Task<int> CountActiveAsync()
        => (await service.GetAsync("/api/v2/insights/daus")).Expect(200).Json["entries"]!.AsArray()[^1]!["amount"]!.GetValue<int>();

    /// <summary>Takes down where reports are read, in order.</summary>
    private void Listen()
    {
        listener.InstrumentPublished = (instrument, self) =>
        {
            if (instrument.Name is "reporting.report.reads")
            {
                self.EnableMeasurementEvents(instrument);
            }
        };
        listener.SetMeasurementEventCallback<long>((_, _, tags, _) => places.Add((string)tags[0].Value!));
        listener.Start();
    }
}
