using Microsoft.AspNetCore.Mvc.ModelBinding;
using Microsoft.AspNetCore.Mvc.ModelBinding.Validation;
using Reporting.Domain.Access;

namespace Reporting.Api.Dialects;

/// <summary>Who asks, and about what; an action takes it as a parameter.</summary>
/// <param name="Bound">
/// The instance that the request is about: in a dialect with a kind always one of that kind, in a dialect without the one that the token is bound to, if any.
/// </param>
[BoundBy<CallerBinder>]
[ValidateNever]
internal sealed record Caller(AccessToken Token, Instance? Bound)
{
    public TokenRole Role => Token.Role;

    /// <summary>The instance reported on.</summary>
    public Instance Instance => Bound ?? throw new InvalidOperationException("The dialect reports on no instance.");
}

/// <summary>Gives actions the <see cref="Caller"/>.</summary>
internal sealed class CallerBinder : IModelBinder
{
    public Task BindModelAsync(ModelBindingContext bindingContext)
    {
        bindingContext.Result = ModelBindingResult.Success(bindingContext.HttpContext.GetCaller());
        return Task.CompletedTask;
    }
}
