using MediatR;
using Reporting.Domain.Sources;

namespace Reporting.Application.Sources;

/// <summary>Connects to the products' databases and tells what may be read there.</summary>
/// <param name="Name">Null for all.</param>
internal sealed record CheckSourcesQuery(string? Name) : IRequest<IReadOnlyList<SourceCheck>>;

internal sealed class CheckSourcesHandler(ISourceChecks checks) : IRequestHandler<CheckSourcesQuery, IReadOnlyList<SourceCheck>>
{
    public Task<IReadOnlyList<SourceCheck>> Handle(CheckSourcesQuery request, CancellationToken cancellationToken) => checks.CheckAsync(request.Name, cancellationToken);
}
