using Reporting.Domain.Access;
using Reporting.Domain.Sources;

namespace Reporting.Infrastructure.Sources;

internal sealed class SourceOperations(SourceDirectory directory, SourceServices services) : ISourceOperations
{
    private static readonly TimeSpan Glance = TimeSpan.FromMilliseconds(200);

    public async Task<IReadOnlyList<SourceChange>> SyncAsync(string name, IProgress<SourceStatus> progress, CancellationToken cancellationToken)
    {
        if (directory.FindReader(name) is not { } reader)
        {
            throw new SourceFailedException(directory.FindSettings(name) is null ? $"There is no source {name}." : $"The source {name} is disabled.");
        }

        var instance = await EnsureInstanceAsync(reader, cancellationToken);
        var before = await services.Store.ReadCollectionsAsync(instance.Id, cancellationToken);
        var reading = reader.ReadOnceAsync(instance, cancellationToken);
        while (await Task.WhenAny(reading, Task.Delay(Glance, cancellationToken)) != reading)
        {
            progress.Report(reader.View.Describe(reader.Settings, services.Clock.GetUtcNow(), LeftOutRecords.None));
        }

        if (!await reading)
        {
            await AwaitOtherAsync(reader, instance.Id, progress, cancellationToken);
        }

        if ((await services.Store.ReadAsync(instance.Id, cancellationToken))?.Error is { } error)
        {
            throw new SourceFailedException($"The source {name} can't be read: {error}.");
        }

        var after = await services.Store.ReadCollectionsAsync(instance.Id, cancellationToken);
        return [.. reader.Settings.Collections.Select(collection => Compare(collection.Name, before, after))];
    }

    private async Task<Instance> EnsureInstanceAsync(SourceReader reader, CancellationToken cancellationToken)
    {
        var instance = await services.Instances.EnsureAsync(reader.Settings, cancellationToken);
        return instance.Kind == reader.Settings.Product.InstanceKind ? instance : throw new SourceFailedException($"The instance {instance.Key} is of another kind.");
    }

    /// <summary>Asks the server that reads the source, and waits until a reading has ended that began after that.</summary>
    private Task AwaitOtherAsync(SourceReader reader, int instanceId, IProgress<SourceStatus> progress, CancellationToken cancellationToken)
        => new RequestedReading(
            token => SourceLease.ReadSharedAsync(services.Database, instanceId, token),
            token => SourceLease.RequestAsync(services.Database, reader.Settings.Name, token),
            async token =>
            {
                var states = await services.Store.ReadCollectionsAsync(instanceId, token);
                var saved = await services.Store.ReadAsync(instanceId, token) ?? SavedSource.New;
                var view = new SourceView(saved, HasLooked: true, IsReading: true, () => [.. states.Select(state => state.Value.Describe(state.Key))]);
                progress.Report(view.Describe(reader.Settings, services.Clock.GetUtcNow(), LeftOutRecords.None));
                await Task.Delay(Glance, token);
            }).AwaitAsync(cancellationToken);

    private static SourceChange Compare(string collection, IReadOnlyDictionary<string, CollectionState> before, IReadOnlyDictionary<string, CollectionState> after)
    {
        var (old, now) = (before.GetValueOrDefault(collection, CollectionState.Unread), after.GetValueOrDefault(collection, CollectionState.Unread));
        return new SourceChange(collection, now.RecordsRead - old.RecordsRead, now.RecordsChanged - old.RecordsChanged);
    }
}
