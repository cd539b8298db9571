using Microsoft.EntityFrameworkCore;
using Npgsql;
using Reporting.Domain.Access;
using Reporting.Domain.Ingestion;
using Reporting.Infrastructure.Persistence;

namespace Reporting.Infrastructure.Access;

internal sealed class InstanceRepository(ReportingDbContext context, AuditTrail audit, TimeProvider clock) : IInstanceRepository
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
        var row = await context.Set<InstanceEntity>()
            .FromSql($"SELECT * FROM access.instances AS doomed WHERE doomed.key = {key} FOR UPDATE")
            .AsNoTracking()
            .SingleOrDefaultAsync(cancellationToken);
        if (row is null)
        {
            return false;
        }

        context.Database.SetCommandTimeout(TimeSpan.FromHours(1));
        await context.Database.ExecuteSqlRawAsync(StatementTime.Unlimited, cancellationToken);
        foreach (var table in InstanceTables(row.Kind))
        {
            // The name comes from the model: there is nothing of a caller in it.
#pragma warning disable EF1002
            await context.Database.ExecuteSqlRawAsync($"DELETE FROM {table} WHERE instance_id = {{0}}", [row.Id], cancellationToken);
#pragma warning restore EF1002
        }

        await context.Set<InstanceEntity>().Where(instance => instance.Id == row.Id).ExecuteDeleteAsync(cancellationToken);
        await audit.WriteAsync(AuditAct.InstanceDeleted, row, cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        return true;
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
            CreatedAt = clock.GetUtcNow(),
        };
        context.Add(row);
        return row;
    }

    private IEnumerable<string> InstanceTables(string schema)
        => context.Model.GetEntityTypes()
            .Where(type => type.GetTableName() is not null && string.Equals(type.GetSchema(), schema, StringComparison.Ordinal))
            .Where(type => type.GetProperties().Any(property => string.Equals(property.GetColumnName(), "instance_id", StringComparison.Ordinal)))
            .Select(type => $"{type.GetSchema()}.{type.GetTableName()}")
            .Append($"{schema}.stored_months");
}
