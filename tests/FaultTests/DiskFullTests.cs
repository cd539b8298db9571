using System.Globalization;
using NUnit.Framework;
using Reporting.FaultTests.Storm;
using Reporting.Testing;

namespace Reporting.FaultTests;

/// <summary>A file system that is full: PostgreSQL may refuse, or die until there is room again.</summary>
internal sealed class DiskFullTests
{
    private const int Megabyte = 1 << 20;

    [Test]
    public async Task Refuses_until_there_is_room_again_and_loses_nothing()
    {
        await using var disk = await SmallDisk.MountAsync(megabytes: 300);
        var ballast = Path.Combine(disk.Path, "ballast");
        await using var database = new StormDatabase(Path.Combine(disk.Path, "data"), new(StringComparer.Ordinal) { ["max_wal_size"] = "48MB", ["min_wal_size"] = "32MB" });
        await database.StartAsync();
        await using var fleet = new Fleet(1, ("ConnectionStrings__Reporting", database.ConnectionString), ("Reporting__DataDirectory", ScratchDirectory.Next("service")));
        await fleet.StartAsync();
        var aftermath = new Aftermath(database, fleet);
        await aftermath.AddInstanceAsync("network", "network");
        await File.WriteAllBytesAsync(ballast, new byte[130 * Megabyte]);

        using var stop = new CancellationTokenSource();
        using var producer = new Producer(WideEntries(), fleet, new Random(1));
        var sending = Task.Run(() => producer.RunAsync(stop.Token));
        await UntilAsync(sending, () => producer.Refusals + producer.Breaks >= 8);
        using var client = new HttpClient();
        var alive = await client.GetStringAsync(new Uri(fleet.AddressOf(0), "/health/live"));
        var whenFull = producer.Acknowledged;

        File.Delete(ballast);
        await UntilAsync(sending, () => producer.Acknowledged > whenFull + 400);
        await stop.CancelAsync();
        await sending;

        Assert.That(alive, Is.EqualTo("live\n"));
        Assert.That(producer.Refusals, Is.GreaterThan(0));
        Assert.That(await aftermath.CountAsync(producer.Kind), Is.EqualTo(producer.Acknowledged));
        await aftermath.WaitForRollUpsAsync();
        Extent.Tell(string.Create(CultureInfo.InvariantCulture, $"full disk: {producer.Acknowledged} records acknowledged, {producer.Refusals} answers 503"));
    }

    private static RecordKind WideEntries()
    {
        var entries = RecordKind.All.Single(kind => kind.Collection is "log-entries");
        var description = new string('x', 1_500);
        return entries with { Line = number => $"{entries.Line(number)[..^1]},\"description\":\"{description}\"}}" };
    }

    private static async Task UntilAsync(Task sending, Func<bool> isSo)
    {
        while (!isSo())
        {
            if (sending.IsCompleted)
            {
                await sending;
            }

            await Task.Delay(TimeSpan.FromMilliseconds(50));
        }
    }
}
