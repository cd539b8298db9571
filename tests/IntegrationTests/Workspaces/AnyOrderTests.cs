using NUnit.Framework;
using Reporting.Domain.Workspaces.Records;
using Reporting.Testing;
using Reporting.Testing.Workspaces;

namespace Reporting.IntegrationTests.Workspaces;

/// <summary>However records come, they come to the same.</summary>
internal sealed class AnyOrderTests : StoreFixture
{
    private const int Trials = 8;

    [Test]
    public Task Late_repeated_and_split_records_come_to_the_same_as_ordered_ones() => Seeds.TryAsync(Trials, async random =>
    {
        var work = new RandomWork(random);
        var ordered = await AnotherDeploymentAsync();
        await ordered.AddAsync(work.Workspaces);
        await ordered.AddAsync(work.AgentStats.OrderBy(stat => stat.CreatedAt));
        await ordered.AddAsync(work.Sessions.OrderBy(session => session.SessionStartedAt));
        await ordered.AddAsync(work.Usage.OrderBy(usage => usage.StartTime));

        var jumbled = await AnotherDeploymentAsync();
        foreach (var sendAsync in Jumble(jumbled, work, random))
        {
            await sendAsync();
        }

        Assert.That(await jumbled.RolledUpAsync(), Is.EqualTo(await ordered.RolledUpAsync()));
    });

    [Test]
    public Task Records_that_come_at_once_come_to_the_same_as_ordered_ones() => Seeds.TryAsync(Trials, async random =>
    {
        var work = new RandomWork(random);
        var ordered = await AnotherDeploymentAsync();
        await ordered.AddAsync(work.Workspaces);
        await ordered.AddAsync(work.Sessions);
        await ordered.AddAsync(work.Usage);
        await ordered.AddAsync(work.AgentStats);

        var crowded = await AnotherDeploymentAsync();
        await Parallel.ForEachAsync(Jumble(crowded, work, random), new ParallelOptions { MaxDegreeOfParallelism = 6 }, async (sendAsync, _) => await sendAsync());

        Assert.That(await crowded.RolledUpAsync(), Is.EqualTo(await ordered.RolledUpAsync()));
    });

    /// <summary>The requests of a deployment whose senders know no order: shuffled, split, some of it twice, sessions also as they were before they grew.</summary>
    private static Func<Task>[] Jumble(Deployment to, RandomWork work, Random random)
    {
        var sessions = work.Sessions.SelectMany(session => Growth(session, random)).ToList();
        Func<Task>[] requests =
        [
            .. Split(work.Workspaces, random).Select(some => (Func<Task>)(() => to.AddAsync(some))),
            .. Split(work.AgentStats, random).Select(some => (Func<Task>)(() => to.AddAsync(some))),
            .. Split(sessions, random).Select(some => (Func<Task>)(() => to.AddAsync(some))),
            .. Split(work.Usage, random).Select(some => (Func<Task>)(() => to.AddAsync(some))),
        ];
        random.Shuffle(requests);
        return requests;
    }

    private static IEnumerable<TRecord[]> Split<TRecord>(IReadOnlyList<TRecord> records, Random random)
    {
        TRecord[] all = [.. records, .. records.Where(_ => random.Next(5) == 0)];
        random.Shuffle(all);
        return all.Chunk(Math.Max(1, all.Length / random.Next(1, 5)));
    }

    private static IEnumerable<AppSession> Growth(AppSession session, Random random)
    {
        var length = session.SessionEndedAt - session.SessionStartedAt;
        return [session with { SessionEndedAt = session.SessionStartedAt + (length * random.NextDouble()), Requests = null }, session];
    }
}
