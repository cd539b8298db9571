using NUnit.Framework;
using Reporting.Domain.Network.Records;
using Reporting.Testing;
using Reporting.Testing.Network;

namespace Reporting.IntegrationTests.Network;

internal sealed class AnyLogTests : NetworkFixture
{
    private const int Trials = 60;
    private const int SlowTrials = 10;

    [Test]
    public Task Any_log_is_counted_as_by_going_through_it() => Seeds.TryAsync(Trials, async random =>
    {
        var log = new RandomLog(random);
        var manager = await AnotherManagerAsync();
        await manager.AddAsync(log.Entries);

        var counted = await Store.StatisticsAsync(manager, log.Now, log.Zone);

        Assert.That(counted.Windows(), Is.EqualTo(NaiveCount.Of(log.Entries, log.Now, log.Zone)), $"at {log.Now:O} in {log.Zone}");
        Assert.That(counted.Inventory.LogEntries, Is.EqualTo(log.Entries.Count));
    });

    [Test]
    public Task Late_repeated_and_changed_entries_come_to_the_same_as_ordered_ones() => Seeds.TryAsync(SlowTrials, async random =>
    {
        var log = new RandomLog(random);
        var ordered = await AnotherManagerAsync();
        await ordered.AddAsync(log.Entries.OrderBy(entry => entry.Timestamp));

        var jumbled = await AnotherManagerAsync();
        await jumbled.AddAsync(log.Entries.Where(_ => random.Next(3) == 0).Select(entry => Otherwise(entry, random)));
        foreach (var request in Jumble(log, random))
        {
            await jumbled.AddAsync(request);
        }

        Assert.That(await Store.LogRolledUpAsync(jumbled), Is.EqualTo(await Store.LogRolledUpAsync(ordered)));
    });

    [Test]
    public Task Entries_that_come_at_once_come_to_the_same_as_ordered_ones() => Seeds.TryAsync(SlowTrials, async random =>
    {
        var log = new RandomLog(random);
        var ordered = await AnotherManagerAsync();
        await ordered.AddAsync(log.Entries);

        var crowded = await AnotherManagerAsync();
        await Parallel.ForEachAsync(Jumble(log, random), new ParallelOptions { MaxDegreeOfParallelism = 4 }, async (request, _) => await crowded.AddAsync(request));

        Assert.That(await Store.LogRolledUpAsync(crowded), Is.EqualTo(await Store.LogRolledUpAsync(ordered)));
    });

    private static IEnumerable<LogEntry[]> Jumble(RandomLog log, Random random)
    {
        LogEntry[] all = [.. log.Entries, .. log.Entries.Where(_ => random.Next(5) == 0)];
        random.Shuffle(all);
        return all.Chunk(Math.Max(1, all.Length / random.Next(1, 6)));
    }

    private static LogEntry Otherwise(LogEntry entry, Random random) => entry with
    {
        Timestamp = entry.Timestamp.AddHours(random.Next(-40, 40)),
        Type = random.Next(6),
        DeviceId = random.NextInt64(1, 9),
    };
}
