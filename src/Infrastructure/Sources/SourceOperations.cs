using System.Globalization;
using Npgsql;
using Reporting.Domain.Access;
using Reporting.Domain.Sources;

namespace Reporting.Infrastructure.Sources;

internal sealed class SourceOperations(SourceDirectory directory, SourceServices services) : ISourceOperations
{
    private static readonly TimeSpan Glance = TimeSpan.FromMilliseconds(200);

    public async Task<IReadOnlyList<SourceCheck>> CheckAsync(string? name, CancellationToken cancellationToken)
    {
        List<SourceCheck> checks = [];
        foreach (var settings in directory.All.Where(settings => name is null || string.Equals(settings.Name, name, StringComparison.Ordinal)))
        {
            checks.Add(await CheckAsync(settings, cancellationToken));
        }

        return checks;
    }

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

    private async Task<SourceCheck> CheckAsync(SourceSettings settings, CancellationToken cancellationToken)
    {
        var summary = new SourceSummary(settings.Name, settings.Product.Kind, settings.Instance, settings.Product.InstanceKind);
        await using var product = new ProductDatabase(settings.Name, settings.ConnectionString);
        try
        {
            var (schema, role, rows) = await product.ReadAsync(connection => LookAsync(connection, settings, cancellationToken), cancellationToken);
            var wanted = settings.Product.Tables.Where(table => !settings.TablesLeftOut.Contains(table.Name) && !table.IsOffered);
            var tables = wanted.Select(table => new SourceTableCheck(
                table.Name,
                schema.Has(table.Name),
                rows.GetValueOrDefault(table.Name),
                schema.Has(table.Name) ? schema.MissingIn(table) : [],
                schema.Has(table.Name) ? FindGrant(schema, table, role) : null,
                !table.IsOptional));
            var version = settings.ProductVersion ?? await settings.Product.AskVersionAsync(settings, services.Client, cancellationToken);
            return new SourceCheck(summary, version, settings.Product.NameGeneration(schema), [.. tables], Error: null);
        }
        catch (ProductFailedException exception)
        {
            return new SourceCheck(summary, null, null, [], SourceFaults.WordsOf(exception));
        }
    }

    private static async Task<(SourceSchema Schema, string Role, Dictionary<string, long> Rows)> LookAsync(NpgsqlConnection connection, SourceSettings settings, CancellationToken cancellationToken)
    {
        var schema = await SourceSchema.ReadAsync(connection, settings.Product, cancellationToken);
        await using var asking = new NpgsqlCommand("SELECT current_user::text", connection);
        var role = (string)(await asking.ExecuteScalarAsync(cancellationToken))!;
        var rows = new Dictionary<string, long>(StringComparer.Ordinal);
        foreach (var table in settings.Product.Tables.Where(table => schema.IsUsable && schema.Has(table.Name) && table.AllColumns.Any(column => schema.MayRead(table.Name, column))))
        {
            await using var counting = new NpgsqlCommand($"SELECT count(*) FROM public.{table.Name}", connection);
            rows[table.Name] = Convert.ToInt64(await counting.ExecuteScalarAsync(cancellationToken), CultureInfo.InvariantCulture);
        }

        return (schema, role, rows);
    }

    private static string? FindGrant(SourceSchema schema, SourceTable table, string role)
    {
        List<string> grants = schema.IsUsable ? [] : [SourceGrants.OfSchema(role)];
        if (schema.UnreadableIn(table) is { Count: > 0 } unreadable)
        {
            grants.Add(SourceGrants.Of(table.Name, unreadable, role));
        }

        return grants.Count == 0 ? null : string.Join('\n', grants);
    }

    private static SourceChange Compare(string collection, IReadOnlyDictionary<string, CollectionState> before, IReadOnlyDictionary<string, CollectionState> after)
    {
        var (old, now) = (before.GetValueOrDefault(collection, CollectionState.Unread), after.GetValueOrDefault(collection, CollectionState.Unread));
        return new SourceChange(collection, now.RecordsRead - old.RecordsRead, now.RecordsChanged - old.RecordsChanged);
    }
}
