using MediatR;
using Reporting.Domain.Access;

namespace Reporting.Application.Access;

/// <summary>The sessions that are good; of one instance alone where the caller is confined to it.</summary>
internal sealed record ListSessionsQuery(int? ConfinedTo) : IRequest<IReadOnlyList<Session>>;

internal sealed class ListSessionsHandler(ISessionRepository sessions) : IRequestHandler<ListSessionsQuery, IReadOnlyList<Session>>
{
    public async Task<IReadOnlyList<Session>> Handle(ListSessionsQuery request, CancellationToken cancellationToken)
        => [.. (await sessions.ReadAllAsync(cancellationToken)).Where(session => request.ConfinedTo is null || session.Token.InstanceId == request.ConfinedTo)];
}
