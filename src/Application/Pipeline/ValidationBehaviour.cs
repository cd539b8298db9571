using FluentValidation;
using MediatR;

namespace Reporting.Application.Pipeline;

/// <summary>Runs the request's validators before its handler; they are pure, so nothing is awaited.</summary>
internal sealed class ValidationBehaviour<TRequest, TResponse>(IEnumerable<IValidator<TRequest>> validators) : IPipelineBehavior<TRequest, TResponse>
    where TRequest : notnull
{
    public Task<TResponse> Handle(TRequest request, CancellationToken cancellationToken, RequestHandlerDelegate<TResponse> next)
    {
        var failures = validators
            .SelectMany(validator => validator.Validate(request).Errors)
            .ToList();
        return failures.Count == 0 ? next() : throw new ValidationException(failures);
    }
}
