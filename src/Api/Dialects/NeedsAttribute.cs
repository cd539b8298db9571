using Microsoft.AspNetCore.Mvc.Filters;
using Reporting.Domain.Access;

namespace Reporting.Api.Dialects;

/// <summary>The roles that an action is for; on an action it replaces what its controller says.</summary>
[AttributeUsage(AttributeTargets.Class | AttributeTargets.Method)]
internal sealed class NeedsAttribute(params TokenRole[] roles) : Attribute, IAuthorizationFilter, IActionFilter
{
    public IReadOnlyList<TokenRole> Roles { get; } = roles;

    public RefusedAs RefusedAs { get; init; }

    public Asked Asked { get; init; }

    public void OnAuthorization(AuthorizationFilterContext context)
    {
        if (Asked == Asked.First && Applies(context) && Refuse(context.HttpContext.GetCaller()) is { } failure)
        {
            context.Result = new FailureResult(failure);
        }
    }

    public void OnActionExecuting(ActionExecutingContext context)
    {
        if (Asked == Asked.AfterParameters && Applies(context) && Refuse(context.HttpContext.GetCaller()) is { } failure)
        {
            context.Result = new FailureResult(failure);
        }
    }

    public void OnActionExecuted(ActionExecutedContext context)
    {
    }

    private bool Applies(FilterContext context) => context.IsEffectivePolicy(this);

    private Failure? Refuse(Caller caller)
    {
        if (Roles.Contains(caller.Role))
        {
            return null;
        }

        return RefusedAs == RefusedAs.NotFound ? new Failure.NotFound() : new Failure.RoleNotAllowed(caller.Role);
    }
}

/// <summary>What a caller of another role is told.</summary>
internal enum RefusedAs
{
    Forbidden,
    NotFound,
}

/// <summary>When the role is looked at.</summary>
internal enum Asked
{
    First,

    /// <summary>Once the parameters are found good, so that a caller of another role is told of bad ones.</summary>
    AfterParameters,
}
