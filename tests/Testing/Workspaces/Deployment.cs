using Reporting.Domain.Access;
using Reporting.Domain.Ingestion;

namespace Reporting.Testing.Workspaces;

/// <summary>An instance whose records a test stores.</summary>
internal sealed class Deployment(StoreUnderTest store, Instance instance)
{
    public Instance Instance => instance;

    /// <summary>Adds or updates, as one request.</summary>
    public Task<MergeCounts> AddAsync<TRecord>(params IEnumerable<TRecord> records)
        where TRecord : class
        => MergeAsync(MergeMode.Update, Numbered(records));

    /// <summary>Gives the whole collection.</summary>
    public Task<MergeCounts> ReplaceAsync<TRecord>(params IEnumerable<TRecord> records)
        where TRecord : class
        => MergeAsync(MergeMode.Replace, Numbered(records));

    /// <summary>Stores without rolling up, as when the service dies in between.</summary>
    public Task<MergeCounts> AddAndDieAsync<TRecord>(params IEnumerable<TRecord> records)
        where TRecord : class
        => MergeAsync(MergeMode.Update, Numbered(records), rollsUp: false);

    public async Task<MergeCounts> MergeAsync<TRecord>(
        MergeMode mode,
        IAsyncEnumerable<ReceivedRecord<TRecord>> records,
        bool rollsUp = true,
        CancellationToken cancellationToken = default)
        where TRecord : class
    {
        await using var context = store.OpenContext();
        return await store.Store(context, rollsUp).MergeAsync(instance, records, mode, cancellationToken);
    }

    /// <summary>All that these people did, one request for each collection.</summary>
    public async Task HappenedAsync(params Activity[] activities)
    {
        await AddAsync(activities.SelectMany(activity => activity.AgentStats));
        await AddAsync(activities.SelectMany(activity => activity.Sessions));
        await AddAsync(activities.SelectMany(activity => activity.Usage));
    }

    public Task<IReadOnlyList<string>> HalfHoursAsync() => RolledUp.ReadHalfHoursAsync(store.Source, instance.Id);

    /// <summary>Everything that is computed from records, comparable.</summary>
    public Task<IReadOnlyList<string>> RolledUpAsync() => RolledUp.ReadAllAsync(store.Source, instance.Id);

    public async Task<CollectionSummary> SummaryAsync(string collection)
    {
        await using var context = store.OpenContext();
        var all = await store.Instances(context).ReadCollectionsAsync(instance, CancellationToken.None);
        return all.Single(summary => string.Equals(summary.Collection, collection, StringComparison.Ordinal));
    }

    public async Task<long> VersionAsync()
        => long.Parse((await store.ReadAsync($"SELECT version FROM access.data_versions WHERE instance_id = {instance.Id}"))[0], System.Globalization.CultureInfo.InvariantCulture);

    private static async IAsyncEnumerable<ReceivedRecord<TRecord>> Numbered<TRecord>(IEnumerable<TRecord> records)
        where TRecord : class
    {
        var number = 0L;
        foreach (var record in records)
        {
            number++;
            yield return new ReceivedRecord<TRecord>(record, number, number);
        }

        await Task.CompletedTask;
    }
}
