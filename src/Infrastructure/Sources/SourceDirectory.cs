using Reporting.Domain.Sources;

namespace Reporting.Infrastructure.Sources;

/// <summary>All sources of the settings, and a reader for each that is enabled.</summary>
internal sealed class SourceDirectory(IReadOnlyList<SourceSettings> all, SourceServices services) : ISources, IAsyncDisposable
{
    private readonly IReadOnlyDictionary<string, SourceReader> readers = all
        .Where(settings => settings.IsEnabled)
        .ToDictionary(settings => settings.Name, settings => new SourceReader(settings, services), StringComparer.Ordinal);

    public IReadOnlyList<SourceSettings> All => all;

    public IEnumerable<SourceReader> Readers => readers.Values;

    public async Task<IReadOnlyList<SourceStatus>> ReadAllAsync(CancellationToken cancellationToken)
    {
        List<SourceStatus> statuses = [];
        foreach (var settings in all)
        {
            statuses.Add(await DescribeAsync(settings, cancellationToken));
        }

        return statuses;
    }

    public async Task<SourceStatus?> FindAsync(string name, CancellationToken cancellationToken)
        => FindSettings(name) is { } settings ? await DescribeAsync(settings, cancellationToken) : null;

    public string? FindOwner(string instanceKey, string collection)
        => all.FirstOrDefault(settings => settings.IsEnabled && IsOf(settings, instanceKey)
            && settings.Collections.Any(each => string.Equals(each.Name, collection, StringComparison.Ordinal)))?.Name;

    public DateTimeOffset? FindMoment(string instanceKey)
        => readers.Values.FirstOrDefault(reader => IsOf(reader.Settings, instanceKey))?.View.Saved.AsOf;

    public async Task<SyncRequest> RequestSyncAsync(string name, CancellationToken cancellationToken)
    {
        if (FindSettings(name) is not { } settings)
        {
            return SyncRequest.Unknown;
        }

        if (!readers.TryGetValue(settings.Name, out var reader))
        {
            return SyncRequest.Disabled;
        }

        var instance = await services.Instances.EnsureAsync(settings, cancellationToken);
        if (reader.View.IsReading || await SourceLease.ReadSharedAsync(services.Database, instance.Id, cancellationToken) is { IsReading: true })
        {
            return SyncRequest.Running;
        }

        await SourceLease.RequestAsync(services.Database, settings.Name, cancellationToken);
        return SyncRequest.Accepted;
    }

    public SourceSettings? FindSettings(string name) => all.FirstOrDefault(settings => string.Equals(settings.Name, name, StringComparison.Ordinal));

    public SourceReader? FindReader(string name) => readers.GetValueOrDefault(name);

    public async ValueTask DisposeAsync()
    {
        foreach (var reader in readers.Values)
        {
            await reader.DisposeAsync();
        }
    }

    private async Task<SourceStatus> DescribeAsync(SourceSettings settings, CancellationToken cancellationToken)
    {
        var instance = await services.Instances.EnsureAsync(settings, cancellationToken);
        var view = SourceView.New;
        if (readers.TryGetValue(settings.Name, out var reader))
        {
            // A command has no reader at work beside it.
            view = reader.View.IsNew ? await reader.LookAsync(instance, cancellationToken) : reader.View;
        }

        var leftOut = await services.Store.ReadLeftOutAsync(instance.Id, cancellationToken);
        return view.Describe(settings, services.Clock.GetUtcNow(), leftOut);
    }

    private static bool IsOf(SourceSettings settings, string instanceKey) => string.Equals(settings.Instance, instanceKey, StringComparison.Ordinal);
}
