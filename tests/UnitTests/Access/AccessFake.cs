using Reporting.Domain.Access;

namespace Reporting.UnitTests.Access;

/// <summary>Instances and tokens in memory. The directory sees changes only once it has been refreshed, as the real one does.</summary>
internal sealed class AccessFake : IAccessDirectory, IInstanceRepository, ITokenRepository
{
    private static readonly DateTimeOffset Created = new(2024, 3, 1, 12, 0, 0, TimeSpan.Zero);

    private readonly Dictionary<string, Instance> instances = new(StringComparer.Ordinal);
    private readonly List<AccessToken> tokens = [];
    private List<Instance> seenInstances = [];
    private List<AccessToken> seenTokens = [];
    private bool anyTokenEver;

    public IReadOnlyList<AccessToken> Tokens => tokens;

    public Instance Add(string key, InstanceKind kind)
    {
        var instance = new Instance(instances.Count + 1, key, kind, key, "UTC", BaseUrl: null, Created);
        instances[key] = instance;
        Refresh();
        return instance;
    }

    public string Add(TokenRole role, Instance? instance = null)
    {
        var text = $"{role}-{instance?.Key}-{tokens.Count}";
        tokens.Add(new AccessToken(tokens.Count + 1, text, role, instance?.Id, ExpiresAt: null, AllowedNetworks: [], Created, TokenDigest.Of(text)));
        Refresh();
        return text;
    }

    public ValueTask<AccessToken?> FindTokenAsync(TokenDigest digest, CancellationToken cancellationToken)
        => new(seenTokens.Find(token => token.Digest == digest));

    public AccessToken? FindTokenInMemory(TokenDigest digest) => seenTokens.Find(token => token.Digest == digest);

    public void RecordUse(AccessToken token, DateTimeOffset at)
    {
    }

    public ValueTask<Instance?> FindInstanceAsync(string key, CancellationToken cancellationToken)
        => new(seenInstances.Find(instance => string.Equals(instance.Key, key, StringComparison.Ordinal)));

    public ValueTask<Instance?> FindInstanceAsync(int id, CancellationToken cancellationToken)
        => new(seenInstances.Find(instance => instance.Id == id));

    public ValueTask<IReadOnlyList<Instance>> ReadInstancesAsync(CancellationToken cancellationToken)
        => new([.. seenInstances.OrderBy(instance => instance.Key, StringComparer.Ordinal)]);

    public async ValueTask<IReadOnlyList<Instance>> ReadInstancesAsync(InstanceKind kind, CancellationToken cancellationToken)
        => [.. (await ReadInstancesAsync(cancellationToken)).Where(instance => instance.Kind == kind)];

    public Task RefreshAsync(CancellationToken cancellationToken)
    {
        Refresh();
        return Task.CompletedTask;
    }

    public Task TryRefreshAsync() => RefreshAsync(CancellationToken.None);

    public async Task<SavedInstance> SaveAsync(InstanceDraft draft, CancellationToken cancellationToken)
    {
        var isNew = !instances.TryGetValue(draft.Key, out var old);
        if (old is null || old.Kind == draft.Kind)
        {
            instances[draft.Key] = new Instance(old?.Id ?? instances.Count + 1, draft.Key, draft.Kind, draft.Name, draft.TimeZone, draft.BaseUrl, Created);
        }

        return new SavedInstance(instances[draft.Key], isNew, await ReadCollectionsAsync(instances[draft.Key], cancellationToken));
    }

    public Task<bool> DeleteAsync(string key, CancellationToken cancellationToken) => Task.FromResult(instances.Remove(key));

    public Task<IReadOnlyList<(Instance Instance, DeletionProgress Progress)>> ReadDeletedAsync(CancellationToken cancellationToken)
        => Task.FromResult<IReadOnlyList<(Instance, DeletionProgress)>>([]);

    public Task<IReadOnlyList<CollectionSummary>> ReadCollectionsAsync(Instance instance, CancellationToken cancellationToken)
        => Task.FromResult<IReadOnlyList<CollectionSummary>>([new CollectionSummary("users", 2, Created), new CollectionSummary("usage", 0, LastReceivedAt: null)]);

    public Task<AccessToken?> AddAsync(TokenDraft draft, CancellationToken cancellationToken)
    {
        anyTokenEver = true;
        tokens.Add(new AccessToken(
            tokens.Count + 1, draft.Name, draft.Role, draft.InstanceId, draft.ExpiresAt, draft.AllowedNetworks, Created, draft.Digest));
        return Task.FromResult<AccessToken?>(tokens[^1]);
    }

    public async Task<bool> AddFirstAsync(TokenDraft draft, CancellationToken cancellationToken)
    {
        if (anyTokenEver)
        {
            return false;
        }

        await AddAsync(draft, cancellationToken);
        return true;
    }

    public Task<IReadOnlyList<AccessToken>> ReadAllAsync(CancellationToken cancellationToken) => Task.FromResult<IReadOnlyList<AccessToken>>([.. tokens]);

    public Task<bool> RevokeAsync(long id, CancellationToken cancellationToken) => Task.FromResult(tokens.RemoveAll(token => token.Id == id) > 0);

    private void Refresh()
    {
        seenInstances = [.. instances.Values];
        seenTokens = [.. tokens];
    }
}
