using NUnit.Framework;
using Reporting.Domain.Ingestion;
using Reporting.Domain.Workspaces.Records;
using Reporting.Testing.Workspaces;
using static Reporting.Testing.Workspaces.Given;

namespace Reporting.IntegrationTests.Ingestion;

internal sealed class RollbackTests : StoreFixture
{
    [Test]
    public async Task Leaves_nothing_of_a_request_that_fails_in_its_midst()
    {
        await Deployment.HappenedAsync(User("ada").Connected(Noon));
        var before = await StateAsync();

        Assert.ThrowsAsync<IOException>(() => Deployment.MergeAsync(MergeMode.Update, BreakingOff(User("bob").Connected(Noon, minutes: 20).AgentStats)));

        Assert.That(await StateAsync(), Is.EqualTo(before));
    }

    [Test]
    public async Task Leaves_nothing_of_a_request_that_is_called_off()
    {
        using var caller = new CancellationTokenSource();
        var before = await StateAsync();

        Assert.That(
            async () => await Deployment.MergeAsync(MergeMode.Update, CallingOff(User("bob").Connected(Noon, minutes: 20).AgentStats, caller), cancellationToken: caller.Token),
            Throws.InstanceOf<OperationCanceledException>());

        Assert.That(await StateAsync(), Is.EqualTo(before));
    }

    [Test]
    public async Task Leaves_nothing_of_a_whole_collection_that_fails_in_its_midst()
    {
        await Deployment.AddAsync(Known("ada"));
        var before = await StateAsync();

        Assert.ThrowsAsync<IOException>(() => Deployment.MergeAsync(MergeMode.Replace, BreakingOff([Known("bob"), Known("cem")])));

        Assert.That(await StateAsync(), Is.EqualTo(before));
    }

    private async Task<IReadOnlyList<string>> StateAsync()
    {
        var id = Deployment.Instance.Id;
        return
        [
            .. await Deployment.RolledUpAsync(),
            .. await Store.ReadAsync($"SELECT id FROM workspaces.agent_stats WHERE instance_id = {id} ORDER BY 1"),
            .. await Store.ReadAsync($"SELECT id FROM workspaces.users WHERE instance_id = {id} ORDER BY 1"),
            .. await Store.ReadAsync($"SELECT collections::text FROM access.collections WHERE instance_id = {id} ORDER BY 1"),
            .. await Store.ReadAsync($"SELECT version FROM access.data_versions WHERE instance_id = {id}"),
            .. await Store.ReadAsync($"SELECT notes::text FROM workspaces.dirty_half_hours AS notes WHERE instance_id = {id}"),
        ];
    }

    private static async IAsyncEnumerable<ReceivedRecord<TRecord>> BreakingOff<TRecord>(IReadOnlyList<TRecord> records)
        where TRecord : class
    {
        for (var at = 0; at < records.Count; at++)
        {
            yield return new ReceivedRecord<TRecord>(records[at], at + 1, null);
        }

        await Task.Yield();
        throw new IOException("The line went dead.");
    }

    private static async IAsyncEnumerable<ReceivedRecord<AgentStat>> CallingOff(IReadOnlyList<AgentStat> records, CancellationTokenSource caller)
    {
        for (var at = 0; at < records.Count; at++)
        {
            yield return new ReceivedRecord<AgentStat>(records[at], at + 1, null);
        }

        await caller.CancelAsync();
    }
}
