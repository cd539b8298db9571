using Microsoft.AspNetCore.Mvc.Filters;
using Reporting.Domain.Access;

namespace Reporting.Api.Dialects;

/// <summary>The roles that an action is for; on an action it replaces what its controller says.</summary>
[AttributeUsage(AttributeTargets.Class | AttributeTargets.Method)]
internal sealed class RequireRoleAttribute(params TokenRole[] roles) : Attribute, IAuthorizationFilter, IActionFilter
{
    public IReadOnlyList<TokenRole> Roles { get; } = roles;

    public DenyAs DenyAs { get; init; }

    /// <summary>Whether the role is looked at only once the parameters are found good, so that a caller of another role learns of bad ones.</summary>
    public bool CheckAfterBinding { get; init; }

    public void OnAuthorization(AuthorizationFilterContext context)
    {
        if (!CheckAfterBinding && Applies(context) && Refuse(context.HttpContext.GetCaller()) is { } failure)
        {
            context.Result = new FailureResult(failure);
        }
    }

    public void OnActionExecuting(ActionExecutingContext context)
    {
        if (CheckAfterBinding && Applies(context) && Refuse(context.HttpContext.GetCaller()) is { } failure)
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

        return DenyAs == DenyAs.NotFound ? new Failure.NotFound() : new Failure.RoleNotAllowed(caller.Role);
    }
}

/// <summary>The answer to a caller of another role.</summary>
internal enum DenyAs
{
    Forbidden,
    NotFound,
}
