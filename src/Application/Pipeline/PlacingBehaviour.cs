using MediatR;

namespace Reporting.Application.Pipeline;

/// <summary>Chooses where a question about one instance is answered from. The data version is the primary's, so what was acknowledged is in the answer wherever it is read.</summary>
internal sealed class PlacingBehaviour<TRequest, TResponse>(IReportPlace place, RequestVersions versions) : IPipelineBehavior<TRequest, TResponse>
    where TRequest : IInstanceQuery
{
    public async Task<TResponse> Handle(TRequest request, CancellationToken cancellationToken, RequestHandlerDelegate<TResponse> next)
        => place.HasReplicas
            ? await place.ReadAsync(request.InstanceId, await versions.ReadAsync(request.InstanceId, cancellationToken), () => next(), cancellationToken)
            : await next();
}
