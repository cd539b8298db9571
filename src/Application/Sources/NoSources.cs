using Reporting.Domain.Sources;

namespace Reporting.Application.Sources;

/// <summary>Where no product's database is read.</summary>
internal sealed class NoSources : ISources
{
    public Task<IReadOnlyList<SourceStatus>> ReadAllAsync(CancellationToken cancellationToken) => Task.FromResult<IReadOnlyList<SourceStatus>>([]);

    public Task<SourceStatus?> FindAsync(string name, CancellationToken cancellationToken) => Task.FromResult<SourceStatus?>(null);

    public string? FindOwner(string instanceKey, string collection) => null;

    public DateTimeOffset? FindMoment(string instanceKey) => null;

    public Task<SyncRequest> RequestSyncAsync(string name, CancellationToken cancellationToken) => Task.FromResult(SyncRequest.Unknown);
}
