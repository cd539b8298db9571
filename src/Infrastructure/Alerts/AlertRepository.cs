using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage;
using Reporting.Application.Alerts;
using Reporting.Application.Notifications;
using Reporting.Domain.Access;
using Reporting.Domain.Alerts;
using Reporting.Infrastructure.Access;
using Reporting.Infrastructure.Persistence;

namespace Reporting.Infrastructure.Alerts;

internal sealed class AlertRepository(ReportingDbContext context, AuditTrail audit, INotificationOutbox outbox, TimeProvider clock) : IAlertRepository
{
    /// <summary>How long changes of states are kept.</summary>
    private static readonly TimeSpan HistoryKept = TimeSpan.FromDays(400);

    public async Task<IReadOnlyList<Alert>> ReadAllAsync(int? instanceId, CancellationToken cancellationToken)
    {
        var rows = await (from rule in context.Set<AlertRuleEntity>().AsNoTracking()
                          join instance in context.Set<InstanceEntity>() on rule.InstanceId equals instance.Id
                          where instanceId == null || rule.InstanceId == instanceId
                          select new { Rule = rule, instance.Key }).ToListAsync(cancellationToken);
        return [.. rows.Select(row => row.Rule.ToAlert(row.Key)).OrderBy(alert => alert.Rule.Name, StringComparer.Ordinal)];
    }

    public async Task<Alert?> FindAsync(string name, CancellationToken cancellationToken)
        => (await (from rule in context.Set<AlertRuleEntity>().AsNoTracking()
                   join instance in context.Set<InstanceEntity>() on rule.InstanceId equals instance.Id
                   where rule.Name == name
                   select new { Rule = rule, instance.Key }).SingleOrDefaultAsync(cancellationToken)) is { } found
            ? found.Rule.ToAlert(found.Key)
            : null;

    public async Task<AlertSaving> SaveAsync(AlertRule rule, int maxRules, CancellationToken cancellationToken)
    {
        await using var transaction = await context.Database.BeginTransactionAsync(cancellationToken);
        await LockAsync(cancellationToken);
        var keys = await context.Set<InstanceEntity>().AsNoTracking().ToDictionaryAsync(instance => instance.Id, instance => instance.Key, cancellationToken);
        var row = await context.Set<AlertRuleEntity>().SingleOrDefaultAsync(known => known.Name == rule.Name, cancellationToken);
        if (row is not null && row.InstanceId != rule.InstanceId && keys.TryGetValue(row.InstanceId, out var other))
        {
            return new AlertSaving(Alert: null, Created: false, other);
        }

        var isKnown = row?.InstanceId == rule.InstanceId;
        if (!isKnown && await context.Set<AlertRuleEntity>().CountAsync(known => known.InstanceId == rule.InstanceId, cancellationToken) >= maxRules)
        {
            return new AlertSaving(Alert: null, Created: false, IsFull: true);
        }

        row = await StoreAsync(row, rule, isKnown, keys.GetValueOrDefault(rule.InstanceId, ""), cancellationToken);
        await audit.WriteAsync(isKnown ? AuditAct.AlertChanged : AuditAct.AlertCreated, rule, keys.GetValueOrDefault(rule.InstanceId, ""), cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        return new AlertSaving(row.ToAlert(keys.GetValueOrDefault(rule.InstanceId, "")), !isKnown);
    }

    public async Task<bool> DeleteAsync(string name, CancellationToken cancellationToken)
    {
        await using var transaction = await context.Database.BeginTransactionAsync(cancellationToken);
        await LockAsync(cancellationToken);
        if (await FindAsync(name, cancellationToken) is not { } alert)
        {
            return false;
        }

        if (alert.Status.State == AlertState.Firing)
        {
            await TellAsync(alert, alert.Status with { State = AlertState.Resolved, Since = clock.GetUtcNow() }, "the rule was removed", cancellationToken);
        }

        await context.Set<AlertTransitionEntity>().Where(transition => transition.Rule == name).ExecuteDeleteAsync(cancellationToken);
        await context.Set<AlertRuleEntity>().Where(rule => rule.Name == name).ExecuteDeleteAsync(cancellationToken);
        await audit.WriteAsync(AuditAct.AlertDeleted, alert.Rule, alert.InstanceKey, cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        return true;
    }

    public async Task<bool> ChangeAsync(Alert alert, AlertStatus status, DateTimeOffset now, CancellationToken cancellationToken)
    {
        await using var transaction = await context.Database.BeginTransactionAsync(cancellationToken);
        var stored = await context.Set<AlertRuleEntity>()
            .Where(rule => rule.Name == alert.Rule.Name && rule.Revision == alert.Revision && rule.State == alert.Status.State && rule.Since == alert.Status.Since)
            .ExecuteUpdateAsync(
                rule => rule
                    .SetProperty(each => each.State, status.State)
                    .SetProperty(each => each.Since, status.Since)
                    .SetProperty(each => each.HeldSince, status.HeldSince)
                    .SetProperty(each => each.Value, status.Value)
                    .SetProperty(each => each.Problem, status.Problem)
                    .SetProperty(each => each.IsFailing, status.IsFailing),
                cancellationToken);
        if (stored == 0)
        {
            return false;
        }

        if (status.State != alert.Status.State)
        {
            await RecordAsync(alert, status, status.Problem, cancellationToken);
        }

        await transaction.CommitAsync(cancellationToken);
        return true;
    }

    public async Task<IReadOnlyList<AlertTransition>> ReadHistoryAsync(string name, long? before, int limit, CancellationToken cancellationToken)
    {
        var rows = await context.Set<AlertTransitionEntity>()
            .AsNoTracking()
            .Where(transition => transition.Rule == name)
            .Where(transition => before == null || transition.Id < before)
            .OrderByDescending(transition => transition.Id)
            .Take(limit)
            .ToListAsync(cancellationToken);
        return [.. rows.Select(row => row.ToTransition())];
    }

    public async Task<IReadOnlyList<AlertTransition>> ReadTransitionsAsync(int instanceId, DateTimeOffset since, CancellationToken cancellationToken)
    {
        var start = since.ToUniversalTime();
        var rows = await context.Set<AlertTransitionEntity>()
            .AsNoTracking()
            .Where(transition => transition.InstanceId == instanceId && transition.At >= start)
            .OrderBy(transition => transition.Id)
            .ToListAsync(cancellationToken);
        return [.. rows.Select(row => row.ToTransition())];
    }

    /// <summary>Makes the row or changes it. A row of an instance that is deleted is nobody's any more.</summary>
    private async Task<AlertRuleEntity> StoreAsync(AlertRuleEntity? row, AlertRule rule, bool isKnown, string key, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        var isWatchedAnew = !isKnown || !row!.ToRule().Watches(rule);
        if (isKnown && isWatchedAnew && row!.State != AlertState.Ok)
        {
            var alert = row.ToAlert(key);
            await RecordAsync(alert, AlertStatus.New(now) with { State = alert.Status.State == AlertState.Firing ? AlertState.Resolved : AlertState.Ok }, "the rule was changed", cancellationToken);
        }

        if (row is not null && !isKnown)
        {
            await context.Set<AlertTransitionEntity>().Where(transition => transition.Rule == rule.Name).ExecuteDeleteAsync(cancellationToken);
        }

        row ??= context.Add(new AlertRuleEntity { Name = rule.Name }).Entity;
        row.Take(rule);
        row.Revision = 1 + (await context.Set<AlertRuleEntity>().MaxAsync(known => (long?)known.Revision, cancellationToken) ?? 0);
        (row.CreatedAt, row.ChangedAt) = (isKnown ? row.CreatedAt : now, now);
        if (isWatchedAnew)
        {
            row.Take(AlertStatus.New(now));
        }

        await context.SaveChangesAsync(cancellationToken);
        return row;
    }

    /// <summary>Writes a change of state down, and has those told who are to know of it.</summary>
    private async Task RecordAsync(Alert alert, AlertStatus status, string? reason, CancellationToken cancellationToken)
    {
        context.Add(new AlertTransitionEntity
        {
            Rule = alert.Rule.Name,
            InstanceId = alert.Rule.InstanceId,
            At = status.Since,
            FromState = alert.Status.State,
            ToState = status.State,
            Value = status.Value,
            Reason = reason,
        });
        await context.SaveChangesAsync(cancellationToken);
        var kept = status.Since - HistoryKept;
        await context.Set<AlertTransitionEntity>().Where(transition => transition.Rule == alert.Rule.Name && transition.At < kept).ExecuteDeleteAsync(cancellationToken);
        if (status.State == AlertState.Firing || alert.Status.State == AlertState.Firing)
        {
            await TellAsync(alert, status, reason, cancellationToken);
        }
    }

    private async Task TellAsync(Alert alert, AlertStatus status, string? reason, CancellationToken cancellationToken)
    {
        if (alert.Rule.Receivers.Count > 0)
        {
            await outbox.AddAsync(AlertNotification.Of(alert, status, reason), context.Database.CurrentTransaction!.GetDbTransaction(), cancellationToken);
        }
    }

    /// <summary>Changes of rules follow each other, so that they can be counted.</summary>
    private Task<int> LockAsync(CancellationToken cancellationToken)
        => context.Database.ExecuteSqlRawAsync("SELECT pg_advisory_xact_lock('alerts.rules'::regclass::oid::bigint)", cancellationToken);
}
