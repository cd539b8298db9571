using System.Diagnostics;
using System.Globalization;
using NUnit.Framework;
using Reporting.Testing;

namespace Reporting.FaultTests.Storm;

/// <summary>Servers and their database are killed, stopped and started while clients send records of every kind.</summary>
internal sealed class StormTests
{
    private static readonly string[] Kinds = ["workspaces", "flags", "network"];
    private static readonly TimeSpan Duration = Extent.Of(TimeSpan.FromSeconds(12), TimeSpan.FromMinutes(2.5));

    [Test]
    public Task Two_servers_and_their_database_lose_nothing() => Seeds.TryAsync(1, async random =>
    {
        await using var database = new StormDatabase(ScratchDirectory.Next("storm"));
        await database.StartAsync();
        await using var fleet = new Fleet(2, ("ConnectionStrings__Reporting", database.ConnectionString), ("Reporting__DataDirectory", ScratchDirectory.Next("service")));
        await fleet.StartAsync();
        var aftermath = new Aftermath(database, fleet);
        await AddInstancesAsync(aftermath);

        await RunAsync("two servers", fleet, random, aftermath,
            () => RestartAsync(fleet, random.Next(2), fleet.KillAsync),
            () => RestartAsync(fleet, random.Next(2), fleet.StopAsync),
            async () =>
            {
                await database.StopImmediatelyAsync();
                await Outage.CheckAsync(fleet.AddressOf(random.Next(2)));
                var killed = random.Next(2);
                await fleet.KillAsync(killed);
                var started = fleet.StartAsync(killed);
                await Task.Delay(random.Next(500));
                await database.StartAsync();
                await started;
            });
    });

    [Test]
    public Task A_server_with_a_database_of_its_own_loses_nothing() => Seeds.TryAsync(1, async random =>
    {
        var directory = ScratchDirectory.Next("storm");
        await using var database = new StormDatabase(directory);
        await using var own = new Fleet(1, ("Reporting__DataDirectory", directory));
        await own.StartAsync();
        await AddInstancesAsync(new Aftermath(database, own));

        var producers = await StormAsync("own database", own, random, () => RestartAsync(own, 0, own.KillAsync), () => RestartAsync(own, 0, own.StopAsync), () => KillDatabaseAsync(directory));
        await own.StopAsync(0);

        await database.StartAsync();
        await using var fleet = new Fleet(1, ("ConnectionStrings__Reporting", database.ConnectionString), ("Reporting__DataDirectory", ScratchDirectory.Next("service")));
        await fleet.StartAsync();
        await CheckAsync(new Aftermath(database, fleet), producers);
    });

    private static async Task RunAsync(string name, Fleet fleet, Random random, Aftermath aftermath, params Func<Task>[] faults)
        => await CheckAsync(aftermath, await StormAsync(name, fleet, random, faults));

    private static async Task<IReadOnlyList<Producer>> StormAsync(string name, Fleet fleet, Random random, params Func<Task>[] faults)
    {
        using var stop = new CancellationTokenSource();
        var producers = RecordKind.All.Select(kind => new Producer(kind, fleet, new Random(random.Next()))).ToList();
        var sending = Task.WhenAll(producers.Select(producer => Task.Run(() => producer.RunAsync(stop.Token))));
        var started = TimeProvider.System.GetTimestamp();
        var done = 0;
        for (; TimeProvider.System.GetElapsedTime(started) < Duration && !sending.IsCompleted; done++)
        {
            await Task.Delay(random.Next(200, 1_500));
            await faults[done < faults.Length ? done : random.Next(faults.Length)]();
        }

        await stop.CancelAsync();
        await sending;
        producers.ForEach(producer => producer.Dispose());
        Extent.Tell(string.Create(CultureInfo.InvariantCulture, $"{name}: {done} faults; {producers.Sum(each => each.Acknowledged)} records acknowledged; {producers.Sum(each => each.Breaks)} broken connections, {producers.Sum(each => each.Cuts)} bodies cut off, {producers.Sum(each => each.Refusals)} answers 503"));
        return producers;
    }

    private static async Task CheckAsync(Aftermath aftermath, IReadOnlyList<Producer> producers)
    {
        await aftermath.WaitForRollUpsAsync();
        foreach (var kind in Kinds)
        {
            await aftermath.AddInstanceAsync(kind, $"calm-{kind}");
        }

        foreach (var producer in producers)
        {
            Assert.That(producer.Acknowledged, Is.GreaterThan(0), producer.Kind.Collection);
            Assert.That(await aftermath.CountAsync(producer.Kind), Is.EqualTo(producer.Kind.KeysOf(producer.Acknowledged)), producer.Kind.Collection);
            await aftermath.GiveCalmlyAsync(producer.Kind, producer.Acknowledged);
        }

        await aftermath.WaitForRollUpsAsync();
        foreach (var kind in Kinds)
        {
            await aftermath.CompareAsync(kind);
        }
    }

    private static async Task AddInstancesAsync(Aftermath aftermath)
    {
        foreach (var kind in Kinds)
        {
            await aftermath.AddInstanceAsync(kind, kind);
        }
    }

    private static async Task RestartAsync(Fleet fleet, int index, Func<int, Task> end)
    {
        await end(index);
        await fleet.StartAsync(index);
    }

    /// <summary>Its service starts it again by itself.</summary>
    private static async Task KillDatabaseAsync(string directory)
    {
        var postmaster = await new Testing.Databases.PostgresUnderTest(directory).PostmasterAsync();
        using var kill = Process.Start("kill", ["-KILL", postmaster.ToString(CultureInfo.InvariantCulture)]);
        await kill.WaitForExitAsync();
    }
}
