using MediatR;
using Reporting.Domain.Access;

namespace Reporting.Application.Access;

/// <summary>Revokes a token; false when the caller may act on no token of that id.</summary>
internal sealed record RevokeTokenCommand(long Id, int? ConfinedTo) : IRequest<bool>, IAdministrativeAct;

internal sealed class RevokeTokenHandler(ITokenRepository tokens, IAccessDirectory directory) : IRequestHandler<RevokeTokenCommand, bool>
{
    public async Task<bool> Handle(RevokeTokenCommand request, CancellationToken cancellationToken)
    {
        if (request.ConfinedTo is { } own && !await IsOfAsync(own, request.Id, cancellationToken))
        {
            return false;
        }

        var revoked = await tokens.RevokeAsync(request.Id, cancellationToken);
        await directory.TryRefreshAsync();
        return revoked;
    }

    private async Task<bool> IsOfAsync(int instanceId, long id, CancellationToken cancellationToken)
    {
        var all = await tokens.ReadAllAsync(cancellationToken);
        return all.Any(token => token.Id == id && token.InstanceId == instanceId);
    }
}
