using MediatR;
using Reporting.Domain.Access;

namespace Reporting.Application.Access;

/// <summary>All instances, or the one that the caller is confined to.</summary>
internal sealed record ListInstancesQuery(int? ConfinedTo) : IRequest<IReadOnlyList<InstanceOverview>>;

internal sealed class ListInstancesHandler(IAccessDirectory directory, IInstanceRepository instances)
    : IRequestHandler<ListInstancesQuery, IReadOnlyList<InstanceOverview>>
{
    public async Task<IReadOnlyList<InstanceOverview>> Handle(ListInstancesQuery request, CancellationToken cancellationToken)
    {
        var overviews = new List<InstanceOverview>();
        foreach (var instance in await directory.ReadInstancesAsync(cancellationToken))
        {
            if (request.ConfinedTo is null || request.ConfinedTo == instance.Id)
            {
                overviews.Add(new InstanceOverview(instance, await instances.ReadCollectionsAsync(instance, cancellationToken)));
            }
        }

        return overviews;
    }
}
