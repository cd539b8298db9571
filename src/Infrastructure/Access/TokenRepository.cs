using Microsoft.EntityFrameworkCore;
using Reporting.Domain.Access;
using Reporting.Infrastructure.Persistence;

namespace Reporting.Infrastructure.Access;

internal sealed class TokenRepository(ReportingDbContext context, TimeProvider clock) : ITokenRepository
{
    public async Task<AccessToken> AddAsync(TokenDraft draft, CancellationToken cancellationToken)
    {
        await using var transaction = await context.Database.BeginTransactionAsync(cancellationToken);
        var token = await InsertAsync(draft, cancellationToken);
        await DirectoryVersion.RaiseAsync(context, cancellationToken);
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
        var now = clock.GetUtcNow();
        var revoked = await context.Set<TokenEntity>()
            .Where(token => token.Id == id && token.RevokedAt == null)
            .ExecuteUpdateAsync(row => row.SetProperty(token => token.RevokedAt, now), cancellationToken);
        await DirectoryVersion.RaiseAsync(context, cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        return revoked > 0;
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
        return row.ToToken();
    }
}
