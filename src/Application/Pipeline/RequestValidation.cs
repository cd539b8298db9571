using FluentValidation;
using Microsoft.Extensions.DependencyInjection;

namespace Reporting.Application.Pipeline;

/// <summary>Checks a request once, however early and often it is asked to: a dialect may owe the caller a word on parameters before one on roles.</summary>
internal sealed class RequestValidation(IServiceProvider services)
{
    private object? sound;

    /// <exception cref="ValidationException">The request breaks a rule.</exception>
    public void Check<TRequest>(TRequest request)
        where TRequest : notnull
    {
        if (ReferenceEquals(sound, request))
        {
            return;
        }

        var failures = services.GetServices<IValidator<TRequest>>()
            .SelectMany(validator => validator.Validate(request).Errors)
            .ToList();
        sound = failures.Count == 0 ? request : throw new ValidationException(failures);
    }
}
