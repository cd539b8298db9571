using MediatR;
using Reporting.Domain.Sources;

namespace Reporting.Application.Sources;

/// <summary>One source; null when there is none of that name.</summary>
internal sealed record GetSourceQuery(string Name) : IRequest<SourceStatus?>;

internal sealed class GetSourceHandler(ISources sources) : IRequestHandler<GetSourceQuery, SourceStatus?>
{
    public Task<SourceStatus?> Handle(GetSourceQuery request, CancellationToken cancellationToken) => sources.FindAsync(request.Name, cancellationToken);
}
