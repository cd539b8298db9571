using System.Collections.Concurrent;
using FluentValidation;
using FluentValidation.Results;
using Microsoft.Extensions.DependencyInjection;

namespace Reporting.Application.Pipeline;

/// <summary>Checks a request once, however early and often it is asked to: a dialect may owe the caller a word on parameters before one on roles.</summary>
internal sealed class RequestValidation(RequestValidators validators)
{
    private object? sound;

    /// <exception cref="ValidationException">The request breaks a rule.</exception>
    public void Check(object request)
    {
        if (ReferenceEquals(sound, request))
        {
            return;
        }

        var failures = new List<ValidationFailure>();
        foreach (var validator in validators.Of(request.GetType()))
        {
            failures.AddRange(validator.Validate(new ValidationContext<object>(request)).Errors);
        }

        sound = failures.Count == 0 ? request : throw new ValidationException(failures);
    }
}

/// <summary>The validators of each type of request. They have no state, so they are looked up once.</summary>
internal sealed class RequestValidators(IServiceProvider services)
{
    private readonly ConcurrentDictionary<Type, IValidator[]> byRequest = new();

    public IReadOnlyList<IValidator> Of(Type request) => byRequest.GetOrAdd(request, Find);

    private IValidator[] Find(Type request) => [.. services.GetServices(typeof(IValidator<>).MakeGenericType(request)).Cast<IValidator>()];
}
