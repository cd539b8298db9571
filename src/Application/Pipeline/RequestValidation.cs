using System.Collections.Concurrent;
using FluentValidation;
using Microsoft.Extensions.DependencyInjection;

namespace Reporting.Application.Pipeline;

/// <summary>Checks a request once, however early and often it is asked to: a dialect may owe the caller a word on parameters before one on roles.</summary>
internal sealed class RequestValidation(IServiceProvider services)
{
    private static readonly ConcurrentDictionary<Type, Type> ValidatorTypes = new();

    private object? sound;

    /// <exception cref="ValidationException">The request breaks a rule.</exception>
    public void Check(object request)
    {
        if (ReferenceEquals(sound, request))
        {
            return;
        }

        var type = ValidatorTypes.GetOrAdd(request.GetType(), query => typeof(IValidator<>).MakeGenericType(query));
        var failures = services.GetServices(type)
            .Cast<IValidator>()
            .SelectMany(validator => validator.Validate(new ValidationContext<object>(request)).Errors)
            .ToList();
        sound = failures.Count == 0 ? request : throw new ValidationException(failures);
    }
}
