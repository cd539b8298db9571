using System.Globalization;
using System.Linq.Expressions;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage;
using Reporting.Application.Notifications;
using Reporting.Domain.Access;
using Reporting.Infrastructure.Access;
using Reporting.Infrastructure.Persistence;

namespace Reporting.Infrastructure.Notifications;

internal sealed class OutboxReader(ReportingDbContext context, INotificationOutbox outbox, AuditTrail audit, TimeProvider clock) : IOutboxReader
{
    private const string Dead = "dead";

    public async Task<IReadOnlyList<OutboxEntry>> ReadAsync(NotificationState? state, string? receiver, int limit, CancellationToken cancellationToken)
    {
        var name = state?.ToString().ToLowerInvariant();
        var rows = await Entries(row => (name == null || row.State == name) && (receiver == null || row.Receiver == receiver))
            .Take(limit)
            .ToListAsync(cancellationToken);
        return [.. rows.Select(row => row.ToEntry())];
    }

    public async Task<OutboxEntry?> FindAsync(Guid id, CancellationToken cancellationToken)
        => (await Entries(row => row.Id == id).SingleOrDefaultAsync(cancellationToken))?.ToEntry();

    public async Task<bool> RetryAsync(Guid id, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        await using var transaction = await context.Database.BeginTransactionAsync(cancellationToken);
        var changed = await context.Set<OutboxEntity>()
            .Where(row => row.Id == id && row.State == Dead)
            .ExecuteUpdateAsync(
                row => row
                    .SetProperty(each => each.State, "pending")
                    .SetProperty(each => each.Attempts, 0)
                    .SetProperty(each => each.DueAt, now)
                    .SetProperty(each => each.ExpiresAt, now + NotificationOutbox.TriedFor)
                    .SetProperty(each => each.SettledAt, (DateTimeOffset?)null),
                cancellationToken);
        if (changed == 0)
        {
            return false;
        }

        await audit.WriteAsync(AuditAct.NotificationRetried, new { Id = id }, cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        return true;
    }

    public async Task<Guid> AddTestAsync(string receiver, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        var key = string.Create(CultureInfo.InvariantCulture, $"test/{Guid.CreateVersion7(now)}");
        await using var transaction = await context.Database.BeginTransactionAsync(cancellationToken);
        var test = new Notification(key, "test", "A test", $"This is a test of the receiver {receiver}.", now, [receiver]);
        await outbox.AddAsync(test, transaction.GetDbTransaction(), cancellationToken);
        await audit.WriteAsync(AuditAct.ReceiverTested, new { Name = receiver }, cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        return await context.Set<OutboxEntity>().Where(row => row.Key == key).Select(row => row.Id).SingleAsync(cancellationToken);
    }

    /// <summary>Without their contents, which may be large.</summary>
    private IQueryable<OutboxEntity> Entries(Expression<Func<OutboxEntity, bool>> filter)
        => context.Set<OutboxEntity>()
            .AsNoTracking()
            .Where(filter)
            .OrderByDescending(row => row.CreatedAt)
            .ThenByDescending(row => row.Id)
            .Select(row => new OutboxEntity
            {
                Id = row.Id,
                Key = row.Key,
                Receiver = row.Receiver,
                Kind = row.Kind,
                Title = row.Title,
                State = row.State,
                Attempts = row.Attempts,
                CreatedAt = row.CreatedAt,
                DueAt = row.DueAt,
                ExpiresAt = row.ExpiresAt,
                SettledAt = row.SettledAt,
                Error = row.Error,
            });
}
