using MediatR;

namespace Reporting.Application.Pipeline;

/// <summary>Runs the request's validators before its handler; they are pure, so nothing is awaited.</summary>
internal sealed class ValidationBehaviour<TRequest, TResponse>(RequestValidation validation) : IPipelineBehavior<TRequest, TResponse>
    where TRequest : notnull
{
    public Task<TResponse> Handle(TRequest request, CancellationToken cancellationToken, RequestHandlerDelegate<TResponse> next)
    {
        validation.Check(request);
        return next();
    }
}
