using Microsoft.EntityFrameworkCore;
using Reporting.Application.Schedules;
using Reporting.Domain.Access;
using Reporting.Infrastructure.Access;
using Reporting.Infrastructure.Persistence;

namespace Reporting.Infrastructure.Schedules;

internal sealed class ScheduleRepository(ReportingDbContext context, AuditTrail audit, TimeProvider clock) : IScheduleRepository
{
    public async Task<IReadOnlyList<Schedule>> ReadAllAsync(CancellationToken cancellationToken)
    {
        var rows = await context.Set<ScheduleEntity>().AsNoTracking().ToListAsync(cancellationToken);
        return [.. rows.OrderBy(row => row.Name, StringComparer.Ordinal).Select(row => row.ToSchedule())];
    }

    public async Task<Schedule?> FindAsync(string name, CancellationToken cancellationToken)
        => (await context.Set<ScheduleEntity>().AsNoTracking().SingleOrDefaultAsync(schedule => schedule.Name == name, cancellationToken))?.ToSchedule();

    public async Task<(Schedule Schedule, bool Created)> SaveAsync(string name, ScheduleDefinition definition, DateTimeOffset nextAt, CancellationToken cancellationToken)
    {
        await using var transaction = await context.Database.BeginTransactionAsync(cancellationToken);
        await context.Database.ExecuteSqlRawAsync("LOCK TABLE notifications.schedules IN SHARE ROW EXCLUSIVE MODE", cancellationToken);
        var row = await context.Set<ScheduleEntity>().SingleOrDefaultAsync(schedule => schedule.Name == name, cancellationToken);
        var (created, now) = (row is null, clock.GetUtcNow());
        if (row is null)
        {
            row = new ScheduleEntity { Name = name, Definition = "{}", CreatedAt = now };
            context.Add(row);
        }

        row.Definition = ScheduleEntity.ToJson(definition);
        row.NextAt = nextAt;
        row.LastError = null;
        row.ChangedAt = now;
        await context.SaveChangesAsync(cancellationToken);
        await audit.WriteAsync(created ? AuditAct.ScheduleCreated : AuditAct.ScheduleChanged, DetailsOf(name, definition), cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        return (row.ToSchedule(), created);
    }

    public async Task<bool> DeleteAsync(string name, CancellationToken cancellationToken)
    {
        await using var transaction = await context.Database.BeginTransactionAsync(cancellationToken);
        var row = await context.Set<ScheduleEntity>().SingleOrDefaultAsync(schedule => schedule.Name == name, cancellationToken);
        if (row is null)
        {
            return false;
        }

        context.Remove(row);
        await context.SaveChangesAsync(cancellationToken);
        await audit.WriteAsync(AuditAct.ScheduleDeleted, DetailsOf(name, row.ToSchedule().Definition), cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        return true;
    }

    public async Task<bool> RequestAsync(string name, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        return await context.Set<ScheduleEntity>()
            .Where(schedule => schedule.Name == name)
            .ExecuteUpdateAsync(row => row.SetProperty(schedule => schedule.NextAt, now), cancellationToken) > 0;
    }

    private static object DetailsOf(string name, ScheduleDefinition definition) => new
    {
        Name = name,
        definition.View,
        Role = definition.Role.ToString().ToLowerInvariant(),
        Every = definition.Times.Interval.ToString().ToLowerInvariant(),
        At = definition.Times.Time,
        TimeZone = definition.Times.Zone,
        definition.Receivers,
        ByProject = definition.ByProject.OrderBy(project => project.Key, StringComparer.Ordinal).Select(project => new { Project = project.Key, Receivers = project.Value }),
    };
}
