using Microsoft.EntityFrameworkCore;
using Reporting.Domain.Access;
using Reporting.Infrastructure.Persistence;

namespace Reporting.Infrastructure.Access;

internal sealed class SessionRepository(ReportingDbContext context, TimeProvider clock) : ISessionRepository
{
    private static readonly TimeSpan UseInterval = TimeSpan.FromMinutes(1);
    private static readonly TimeSpan KeptAfterEnd = TimeSpan.FromDays(30);

    public async Task AddAsync(SessionDraft draft, CancellationToken cancellationToken)
    {
        var (now, token) = (clock.GetUtcNow(), draft.Token);
        await context.Set<SessionEntity>().Where(session => session.ExpiresAt < now - KeptAfterEnd).ExecuteDeleteAsync(cancellationToken);
        context.Add(new SessionEntity
        {
            Digest = draft.Digest.ToArray(),
            TokenId = token.Id > 0 ? token.Id : null,
            Name = token.Name,
            Role = token.Role.ToString().ToLowerInvariant(),
            InstanceId = token.InstanceId,
            Address = draft.Address,
            Browser = draft.Browser,
            CreatedAt = now,
            ExpiresAt = draft.ExpiresAt.ToUniversalTime(),
            LastUsedAt = now,
        });
        await context.SaveChangesAsync(cancellationToken);
    }

    public async Task<Session?> FindAsync(TokenDigest digest, CancellationToken cancellationToken)
    {
        var (now, bytes) = (clock.GetUtcNow(), digest.ToArray());
        var found = await ReadAsync(Good(now).Where(session => session.Digest == bytes), now, cancellationToken);
        if (found is not [var session, ..])
        {
            return null;
        }

        if (now - session.LastUsedAt >= UseInterval)
        {
            await context.Set<SessionEntity>()
                .Where(row => row.Id == session.Id && row.LastUsedAt < now)
                .ExecuteUpdateAsync(row => row.SetProperty(each => each.LastUsedAt, now), cancellationToken);
        }

        return session;
    }

    public async Task<IReadOnlyList<Session>> ReadAllAsync(CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        return await ReadAsync(Good(now).OrderByDescending(session => session.LastUsedAt).ThenByDescending(session => session.Id), now, cancellationToken);
    }

    public async Task<bool> EndAsync(long id, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        return await Good(now).Where(session => session.Id == id).ExecuteUpdateAsync(row => row.SetProperty(session => session.EndedAt, now), cancellationToken) > 0;
    }

    private IQueryable<SessionEntity> Good(DateTimeOffset now)
        => context.Set<SessionEntity>()
            .AsNoTracking()
            .Where(session => session.EndedAt == null && session.ExpiresAt > now)
            .Where(session => session.InstanceId == null || context.Set<InstanceEntity>().Any(instance => instance.Id == session.InstanceId));

    /// <summary>Sessions whose token was revoked or has expired are left out.</summary>
    private async Task<IReadOnlyList<Session>> ReadAsync(IQueryable<SessionEntity> sessions, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var rows = await sessions
            .Select(session => new { Session = session, Token = context.Set<TokenEntity>().SingleOrDefault(token => token.Id == session.TokenId && token.RevokedAt == null) })
            .ToListAsync(cancellationToken);
        return
        [
            .. rows
                .Where(row => row.Session.TokenId is null || (row.Token is not null && !row.Token.ToToken().IsExpired(now)))
                .Select(row => row.Session.ToSession(row.Token?.ToToken())),
        ];
    }
}
