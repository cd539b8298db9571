using Microsoft.EntityFrameworkCore;
using Reporting.Domain.Access;
using Reporting.Infrastructure.Persistence;

namespace Reporting.Infrastructure.Access;

internal sealed class SessionRepository(ReportingDbContext context, AuditTrail audit, TimeProvider clock) : ISessionRepository
{
    private static readonly TimeSpan UseInterval = TimeSpan.FromMinutes(1);
    private static readonly TimeSpan KeptAfterEnd = TimeSpan.FromDays(30);

    public async Task AddAsync(SessionDraft draft, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        await using var transaction = await context.Database.BeginTransactionAsync(cancellationToken);
        await context.Set<SessionEntity>().Where(session => session.ExpiresAt < now - KeptAfterEnd).ExecuteDeleteAsync(cancellationToken);
        var row = RowOf(draft, now);
        context.Add(row);
        await context.SaveChangesAsync(cancellationToken);
        await audit.WriteAsync(AuditAct.SignedIn, row, await KeysAsync(row, cancellationToken), cancellationToken);
        await transaction.CommitAsync(cancellationToken);
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

    public async Task<bool> EndAsync(long id, AuditAct act, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        await using var transaction = await context.Database.BeginTransactionAsync(cancellationToken);
        if (await Good(now).Where(session => session.Id == id).ExecuteUpdateAsync(row => row.SetProperty(session => session.EndedAt, now), cancellationToken) == 0)
        {
            return false;
        }

        var ended = await context.Set<SessionEntity>().AsNoTracking().SingleAsync(session => session.Id == id, cancellationToken);
        await audit.WriteAsync(act, ended, await KeysAsync(ended, cancellationToken), cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        return true;
    }

    public Task AddRefusalAsync(SignInRefusal refusal, CancellationToken cancellationToken) => audit.WriteAsync(refusal, cancellationToken);

    public async Task<int> EndProvidedAsync(string issuer, string? subject, string? sessionId, DateTimeOffset begunBy, CancellationToken cancellationToken)
    {
        await using var transaction = await context.Database.BeginTransactionAsync(cancellationToken);
        var ended = await EndAsync(issuer, subject, sessionId, begunBy.ToUniversalTime(), cancellationToken);
        if (ended > 0)
        {
            await audit.WriteAsync(AuditAct.SignedOutByProvider, new { Issuer = issuer, Subject = subject, Session = sessionId, Sessions = ended }, cancellationToken);
        }

        await transaction.CommitAsync(cancellationToken);
        return ended;
    }

    public async Task RefuseAsync(ProvidedPerson? person, string reason, CancellationToken cancellationToken)
    {
        await using var transaction = await context.Database.BeginTransactionAsync(cancellationToken);
        var ended = person is null ? 0 : await EndAsync(person.Issuer, person.Subject, sessionId: null, clock.GetUtcNow(), cancellationToken);
        await audit.WriteAsync(AuditAct.SignInRefused, new { person?.Issuer, person?.Subject, Reason = reason, Sessions = ended }, cancellationToken);
        await transaction.CommitAsync(cancellationToken);
    }

    private async Task<int> EndAsync(string issuer, string? subject, string? sessionId, DateTimeOffset begunBy, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        return await context.Set<SessionEntity>()
            .Where(session => session.EndedAt == null && session.ExpiresAt > now && session.CreatedAt <= begunBy)
            .Where(session => session.ProviderSubject != null && session.ProviderIssuer == issuer)
            .Where(session => subject == null || session.ProviderSubject == subject)
            .Where(session => sessionId == null || session.ProviderSession == sessionId)
            .ExecuteUpdateAsync(row => row.SetProperty(session => session.EndedAt, now), cancellationToken);
    }

    private async Task<IReadOnlyList<string>> KeysAsync(SessionEntity session, CancellationToken cancellationToken)
    {
        var ids = session.InstanceIds ?? (session.InstanceId is { } one ? [one] : []);
        return await context.Set<InstanceEntity>()
            .Where(instance => ids.Contains(instance.Id))
            .OrderBy(instance => instance.Id)
            .Select(instance => instance.Key)
            .ToListAsync(cancellationToken);
    }

    private static SessionEntity RowOf(SessionDraft draft, DateTimeOffset now)
    {
        var (token, provided) = (draft.Token, draft.Provided);
        return new SessionEntity
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
            ProviderIssuer = provided?.Person.Issuer,
            ProviderSubject = provided?.Person.Subject,
            ProviderSession = provided?.Person.SessionId,
            ProviderGroup = provided?.Group,
            IdentityToken = provided?.SealedToken,
            InstanceIds = provided is { InstanceIds.Count: > 0 } ? provided.InstanceIds : null,
        };
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
