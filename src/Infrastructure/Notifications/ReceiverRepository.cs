using Microsoft.EntityFrameworkCore;
using Reporting.Application.Notifications;
using Reporting.Domain.Access;
using Reporting.Infrastructure.Access;
using Reporting.Infrastructure.Persistence;

namespace Reporting.Infrastructure.Notifications;

internal sealed class ReceiverRepository(ReportingDbContext context, AuditTrail audit, SecretProtection secrets, TimeProvider clock) : IReceiverRepository
{
    public async Task<IReadOnlyList<string>> ReadNamesAsync(CancellationToken cancellationToken)
        => await context.Set<ReceiverEntity>()
            .OrderBy(receiver => receiver.Name)
            .Select(receiver => receiver.Name)
            .ToListAsync(cancellationToken);

    public async Task<IReadOnlyList<Receiver>> ReadAllAsync(CancellationToken cancellationToken)
    {
        var rows = await context.Set<ReceiverEntity>().AsNoTracking().ToListAsync(cancellationToken);
        return [.. rows.OrderBy(row => row.Name, StringComparer.Ordinal).Select(row => row.ToReceiver())];
    }

    public async Task<Receiver?> FindAsync(string name, CancellationToken cancellationToken)
        => (await context.Set<ReceiverEntity>().AsNoTracking().SingleOrDefaultAsync(receiver => receiver.Name == name, cancellationToken))?.ToReceiver();

    public async Task<(Receiver Receiver, bool Created)?> SaveAsync(ReceiverDraft draft, CancellationToken cancellationToken)
    {
        await using var transaction = await context.Database.BeginTransactionAsync(cancellationToken);
        await context.Database.ExecuteSqlRawAsync("LOCK TABLE notifications.receivers IN SHARE ROW EXCLUSIVE MODE", cancellationToken);
        var row = await context.Set<ReceiverEntity>().SingleOrDefaultAsync(receiver => receiver.Name == draft.Name, cancellationToken);
        var kind = draft.Kind.ToString().ToLowerInvariant();
        var kept = string.Equals(row?.Kind, kind, StringComparison.Ordinal) ? row?.Secret : null;
        if (draft.Kind != ReceiverKind.Email && draft.Secret is null && kept is null)
        {
            return null;
        }

        var created = row is null;
        row ??= Add(draft.Name, kind);
        row.Kind = kind;
        row.Settings = new ReceiverSettings(draft.Url, draft.To).ToJson();
        row.Secret = draft.Secret is { } secret ? secrets.Protect(secret, draft.Name) : kept;
        row.ChangedAt = clock.GetUtcNow();
        await context.SaveChangesAsync(cancellationToken);
        await audit.WriteAsync(created ? AuditAct.ReceiverCreated : AuditAct.ReceiverChanged, DetailsOf(row, draft.Secret is not null), cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        return (row.ToReceiver(), created);
    }

    public async Task<bool> DeleteAsync(string name, CancellationToken cancellationToken)
    {
        await using var transaction = await context.Database.BeginTransactionAsync(cancellationToken);
        var row = await context.Set<ReceiverEntity>().SingleOrDefaultAsync(receiver => receiver.Name == name, cancellationToken);
        if (row is null)
        {
            return false;
        }

        context.Remove(row);
        await context.SaveChangesAsync(cancellationToken);
        await audit.WriteAsync(AuditAct.ReceiverDeleted, DetailsOf(row, secretSet: false), cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        return true;
    }

    private ReceiverEntity Add(string name, string kind)
    {
        var now = clock.GetUtcNow();
        var row = new ReceiverEntity { Name = name, Kind = kind, Settings = "{}", CreatedAt = now, ChangedAt = now };
        context.Add(row);
        return row;
    }

    private static object DetailsOf(ReceiverEntity row, bool secretSet)
    {
        var receiver = row.ToReceiver();
        return new { receiver.Name, row.Kind, receiver.Url, receiver.To, SecretSet = secretSet };
    }
}
