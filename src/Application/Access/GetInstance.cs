using MediatR;
using Reporting.Domain.Access;

namespace Reporting.Application.Access;

/// <summary>The instance of a key; null when there is none.</summary>
internal sealed record GetInstanceQuery(string Key) : IRequest<InstanceOverview?>;

internal sealed class GetInstanceHandler(IAccessDirectory directory, IInstanceRepository instances) : IRequestHandler<GetInstanceQuery, InstanceOverview?>
{
    public async Task<InstanceOverview?> Handle(GetInstanceQuery request, CancellationToken cancellationToken)
        => await directory.FindInstanceAsync(request.Key, cancellationToken) is { } instance
            ? new InstanceOverview(instance, await instances.ReadCollectionsAsync(instance, cancellationToken))
            : null;
}
