using MediatR;
using Reporting.Domain.Access;

namespace Reporting.Application.Access;

/// <summary>All instances, or the one that the caller is confined to; who is not confined also sees those that are being removed, after the others.</summary>
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

        if (request.ConfinedTo is null)
        {
            var deleted = await instances.ReadDeletedAsync(cancellationToken);
            overviews.AddRange(deleted.Select(each => new InstanceOverview(each.Instance, Collections: [], each.Progress)));
        }

        return overviews;
    }
}
