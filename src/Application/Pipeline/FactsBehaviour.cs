using MediatR;

namespace Reporting.Application.Pipeline;

/// <summary>Notes the use case for the log; of several in one request the last stands.</summary>
internal sealed class FactsBehaviour<TRequest, TResponse>(RequestFacts facts) : IPipelineBehavior<TRequest, TResponse>
    where TRequest : notnull
{
    private static readonly string UseCase = UseCaseName.Of(typeof(TRequest));

    public Task<TResponse> Handle(TRequest request, CancellationToken cancellationToken, RequestHandlerDelegate<TResponse> next)
    {
        facts.UseCase = UseCase;
        return next();
    }
}
