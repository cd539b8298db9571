using MediatR;
using Reporting.Domain.Sources;

namespace Reporting.Application.Sources;

/// <summary>All sources, by name.</summary>
internal sealed record ListSourcesQuery : IRequest<IReadOnlyList<SourceStatus>>;

internal sealed class ListSourcesHandler(ISources sources) : IRequestHandler<ListSourcesQuery, IReadOnlyList<SourceStatus>>
{
    public Task<IReadOnlyList<SourceStatus>> Handle(ListSourcesQuery request, CancellationToken cancellationToken) => sources.ReadAllAsync(cancellationToken);
}
