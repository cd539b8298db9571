using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using Npgsql;
using Reporting.Application.Access;
using Reporting.Domain.Access;
using Reporting.Domain.Ingestion;
using Reporting.Infrastructure.Persistence;

namespace Reporting.Infrastructure.Access;

internal sealed class InstanceRepository(ReportingDbContext context, AuditTrail audit, IOptions<PrivacyOptions> privacy, TimeProvider clock) : IInstanceRepository
{
    public async Task<(Instance Instance, bool Created)> SaveAsync(InstanceDraft draft, CancellationToken cancellationToken)
    {
        await using var transaction = await context.Database.BeginTransactionAsync(cancellationToken);
        await DirectoryVersion.RaiseAsync(context, cancellationToken);
        var row = await context.Set<InstanceEntity>().SingleOrDefaultAsync(instance => instance.Key == draft.Key, cancellationToken);
        if (row is not null && row.ToInstance().Kind != draft.Kind)
        {
            return (row.ToInstance(), false);
        }

        var created = row is null;
        row ??= Add(draft);
        row.Name = draft.Name;
        row.TimeZone = draft.TimeZone;
        row.BaseUrl = draft.BaseUrl;
        row.UserPrivacy = draft.UserPrivacy?.ToString().ToLowerInvariant() ?? row.UserPrivacy;
        await context.SaveChangesAsync(cancellationToken);
        await audit.WriteAsync(created ? AuditAct.InstanceCreated : AuditAct.InstanceChanged, row, cancellationToken);
        await context.Database.ExecuteSqlRawAsync(SqlFile.Read("raise_data_version.sql"), [new NpgsqlParameter<int>("instance", row.Id)], cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        return (row.ToInstance(), created);
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

    public async Task<IReadOnlyList<CollectionSummary>> ReadCollectionsAsync(Instance instance, CancellationToken cancellationToken)
    {
        var kept = await context.Set<CollectionEntity>()
            .AsNoTracking()
            .Where(collection => collection.InstanceId == instance.Id)
            .ToDictionaryAsync(collection => collection.Collection, StringComparer.Ordinal, cancellationToken);
        return
        [
            .. context.Model.GetEntityTypes()
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

    private InstanceEntity Add(InstanceDraft draft)
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
        context.Add(row);
        return row;
    }
}
