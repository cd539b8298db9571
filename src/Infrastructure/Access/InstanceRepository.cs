using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using Npgsql;
using Reporting.Application.Access;
using Reporting.Domain.Access;
using Reporting.Domain.Ingestion;
using Reporting.Infrastructure.Persistence;

namespace Reporting.Infrastructure.Access;

internal sealed class InstanceRepository(
    ReportingDbContext context, ReportingDbContext records, AuditTrail audit, IOptions<PrivacyOptions> privacy, TimeProvider clock) : IInstanceRepository
{
    public async Task<SavedInstance> SaveAsync(InstanceDraft draft, CancellationToken cancellationToken)
    {
        while (true)
        {
            var known = await context.Set<InstanceEntity>().Where(instance => instance.Key == draft.Key).Select(instance => (int?)instance.Id).SingleOrDefaultAsync(cancellationToken);
            if (await TrySaveAsync(known is null ? context : records, known, draft, cancellationToken) is { } saved)
            {
                return saved;
            }
        }
    }

    public async Task<bool> DeleteAsync(string key, CancellationToken cancellationToken)
    {
        await using var transaction = await context.Database.BeginTransactionAsync(cancellationToken);
        await DirectoryVersion.RaiseAsync(context, cancellationToken);
        var row = await context.Set<InstanceEntity>().SingleOrDefaultAsync(instance => instance.Key == key, cancellationToken);
        if (row is null)
        {
            return false;
        }

        await audit.RequireActorAsync(cancellationToken);
        row.DeletedAt = clock.GetUtcNow();
        var tokens = await context.Set<TokenEntity>()
            .Where(token => token.InstanceId == row.Id && token.RevokedAt == null)
            .OrderBy(token => token.Id)
            .ToListAsync(cancellationToken);
        tokens.ForEach(token => token.RevokedAt = row.DeletedAt);
        await context.SaveChangesAsync(cancellationToken);
        foreach (var token in tokens)
        {
            await audit.WriteAsync(AuditAct.TokenRevoked, token, row.Key, cancellationToken);
        }

        await audit.WriteAsync(AuditAct.InstanceDeleted, row, cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        return true;
    }

    public async Task<IReadOnlyList<(Instance Instance, DeletionProgress Progress)>> ReadDeletedAsync(CancellationToken cancellationToken)
    {
        var rows = await context.Set<InstanceEntity>()
            .AsNoTracking()
            .IgnoreQueryFilters()
            .Where(instance => instance.DeletedAt != null)
            .OrderBy(instance => instance.DeletedAt)
            .ThenBy(instance => instance.Id)
            .ToListAsync(cancellationToken);
        return [.. rows.Select(row => (row.ToInstance(), new DeletionProgress(row.DeletedAt!.Value, row.DeletionTables, row.DeletionTablesDone ?? 0)))];
    }

    public Task<IReadOnlyList<CollectionSummary>> ReadCollectionsAsync(Instance instance, CancellationToken cancellationToken)
        => ReadCollectionsAsync(context, instance, cancellationToken);

    private static async Task<IReadOnlyList<CollectionSummary>> ReadCollectionsAsync(ReportingDbContext connected, Instance instance, CancellationToken cancellationToken)
    {
        var kept = await connected.Set<CollectionEntity>()
            .AsNoTracking()
            .Where(collection => collection.InstanceId == instance.Id)
            .ToDictionaryAsync(collection => collection.Collection, StringComparer.Ordinal, cancellationToken);
        return
        [
            .. connected.Model.GetEntityTypes()
                .Select(type => type.ClrType.GetCustomAttributes(typeof(CollectionAttribute), inherit: false).OfType<CollectionAttribute>().SingleOrDefault())
                .OfType<CollectionAttribute>()
                .Where(collection => collection.Kind == instance.Kind)
                .Select(collection => collection.Name)
                .Order(StringComparer.Ordinal)
                .Select(name => kept.TryGetValue(name, out var row)
                    ? new CollectionSummary(name, row.Records, row.LastReceivedAt)
                    : new CollectionSummary(name, 0, null)),
        ];
    }

    /// <summary>
    /// Waits for the merges of an instance that is there before it locks the directory, since changes of tokens wait for that: the order is the data
    /// version, then the directory.
    /// </summary>
    /// <param name="known">The instance of that key, if any.</param>
    /// <returns>Null when another instance has the key by now, or none has.</returns>
    private async Task<SavedInstance?> TrySaveAsync(ReportingDbContext connected, int? known, InstanceDraft draft, CancellationToken cancellationToken)
    {
        await using var transaction = await connected.Database.BeginTransactionAsync(cancellationToken);
        if (known is { } id)
        {
            await RaiseDataVersionAsync(connected, id, cancellationToken);
        }

        await DirectoryVersion.RaiseAsync(connected, cancellationToken);
        var row = await connected.Set<InstanceEntity>().SingleOrDefaultAsync(instance => instance.Key == draft.Key, cancellationToken);
        if (row?.Id != known)
        {
            return null;
        }

        if (row is not null && row.ToInstance().Kind != draft.Kind)
        {
            return new SavedInstance(row.ToInstance(), Created: false, []);
        }

        row = Apply(draft, row ?? Add(connected, draft));
        await connected.SaveChangesAsync(cancellationToken);
        await audit.On(connected).WriteAsync(known is null ? AuditAct.InstanceCreated : AuditAct.InstanceChanged, row, cancellationToken);
        if (known is null)
        {
            await RaiseDataVersionAsync(connected, row.Id, cancellationToken);
        }

        var saved = new SavedInstance(row.ToInstance(), Created: known is null, await ReadCollectionsAsync(connected, row.ToInstance(), cancellationToken));
        await transaction.CommitAsync(cancellationToken);
        return saved;
    }

    private static async Task RaiseDataVersionAsync(ReportingDbContext connected, int instanceId, CancellationToken cancellationToken)
        => await connected.Database.ExecuteSqlRawAsync(SqlFile.Read("raise_data_version.sql"), [new NpgsqlParameter<int>("instance", instanceId)], cancellationToken);

    private static InstanceEntity Apply(InstanceDraft draft, InstanceEntity row)
    {
        row.Name = draft.Name;
        row.TimeZone = draft.TimeZone;
        row.BaseUrl = draft.BaseUrl;
        row.UserPrivacy = draft.UserPrivacy?.ToString().ToLowerInvariant() ?? row.UserPrivacy;
        return row;
    }

    private InstanceEntity Add(ReportingDbContext connected, InstanceDraft draft)
    {
        var row = new InstanceEntity
        {
            Key = draft.Key,
            Kind = draft.Kind.ToString().ToLowerInvariant(),
            Name = draft.Name,
            TimeZone = draft.TimeZone,
            UserPrivacy = privacy.Value.Users.ToString().ToLowerInvariant(),
            CreatedAt = clock.GetUtcNow(),
        };
        connected.Add(row);
        return row;
    }
}
