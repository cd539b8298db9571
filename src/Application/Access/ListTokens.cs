using MediatR;
using Reporting.Domain.Access;

namespace Reporting.Application.Access;

/// <summary>All tokens, or those bound to the instance that the caller is confined to.</summary>
internal sealed record ListTokensQuery(int? ConfinedTo) : IRequest<IReadOnlyList<TokenOverview>>;

internal sealed class ListTokensHandler(ITokenRepository tokens, IAccessDirectory directory) : IRequestHandler<ListTokensQuery, IReadOnlyList<TokenOverview>>
{
    public async Task<IReadOnlyList<TokenOverview>> Handle(ListTokensQuery request, CancellationToken cancellationToken)
    {
        var instances = await directory.ReadInstancesAsync(cancellationToken);
        var keys = instances.ToDictionary(instance => instance.Id, instance => instance.Key);
        var all = await tokens.ReadAllAsync(cancellationToken);
        return
        [
            .. all
                .Where(token => request.ConfinedTo is null || token.InstanceId == request.ConfinedTo)
                .Select(token => new TokenOverview(token, token.InstanceId is { } id ? keys.GetValueOrDefault(id) : null)),
        ];
    }
}
