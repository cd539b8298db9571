using Microsoft.EntityFrameworkCore;
using Reporting.Domain.Access;
using Reporting.Infrastructure.Persistence;

namespace Reporting.Infrastructure.Access;

internal sealed class TokenRepository(ReportingDbContext context, AuditTrail audit, TimeProvider clock) : ITokenRepository
{
    public async Task<AccessToken?> AddAsync(TokenDraft draft, CancellationToken cancellationToken)
    {
        await using var transaction = await context.Database.BeginTransactionAsync(cancellationToken);
        await DirectoryVersion.RaiseAsync(context, cancellationToken);
        await audit.RequireActorAsync(cancellationToken);
        if (draft.InstanceId is { } id && !await context.Set<InstanceEntity>().AnyAsync(instance => instance.Id == id, cancellationToken))
        {
            return null;
        }

        var token = await InsertAsync(draft, cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        return token;
    }

    public async Task<bool> AddFirstAsync(TokenDraft draft, CancellationToken cancellationToken)
    {
        await using var transaction = await context.Database.BeginTransactionAsync(cancellationToken);
        await DirectoryVersion.RaiseAsync(context, cancellationToken);
        if (await context.Set<TokenEntity>().AnyAsync(cancellationToken))
        {
            return false;
        }

        await InsertAsync(draft, cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        return true;
    }

    public async Task<IReadOnlyList<AccessToken>> ReadAllAsync(CancellationToken cancellationToken)
    {
        var rows = await context.Set<TokenEntity>()
            .AsNoTracking()
            .Where(token => token.RevokedAt == null)
            .OrderBy(token => token.Id)
            .ToListAsync(cancellationToken);
        return [.. rows.Select(row => row.ToToken())];
    }

    public async Task<bool> RevokeAsync(long id, CancellationToken cancellationToken)
    {
        await using var transaction = await context.Database.BeginTransactionAsync(cancellationToken);
        await DirectoryVersion.RaiseAsync(context, cancellationToken);
        var row = await context.Set<TokenEntity>().SingleOrDefaultAsync(token => token.Id == id && token.RevokedAt == null, cancellationToken);
        if (row is null)
        {
            return false;
        }

        row.RevokedAt = clock.GetUtcNow();
        await WriteAuditAsync(AuditAct.TokenRevoked, row, cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        return true;
    }

    private async Task<AccessToken> InsertAsync(TokenDraft draft, CancellationToken cancellationToken)
    {
        var row = new TokenEntity
        {
            Name = draft.Name,
            Role = draft.Role.ToString().ToLowerInvariant(),
            InstanceId = draft.InstanceId,
            ExpiresAt = draft.ExpiresAt?.ToUniversalTime(),
            AllowedNetworks = [.. draft.AllowedNetworks.Select(network => network.ToString())],
            CreatedAt = clock.GetUtcNow(),
            Digest = draft.Digest.ToArray(),
        };
        context.Add(row);
        await context.SaveChangesAsync(cancellationToken);
        await WriteAuditAsync(AuditAct.TokenCreated, row, cancellationToken);
        return row.ToToken();
    }

    private async Task WriteAuditAsync(AuditAct act, TokenEntity token, CancellationToken cancellationToken)
    {
        var key = await context.Set<InstanceEntity>()
            .Where(instance => instance.Id == token.InstanceId)
            .Select(instance => instance.Key)
            .SingleOrDefaultAsync(cancellationToken);
        await audit.WriteAsync(act, token, key, cancellationToken);
    }
}
