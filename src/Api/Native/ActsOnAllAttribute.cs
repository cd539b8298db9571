using Microsoft.AspNetCore.Mvc.Filters;
using Reporting.Api.Dialects;

namespace Reporting.Api.Native;

/// <summary>What a controller acts on belongs to no single instance, so that a token bound to one is refused.</summary>
[AttributeUsage(AttributeTargets.Class)]
internal sealed class ActsOnAllAttribute : Attribute, IAuthorizationFilter
{
    public void OnAuthorization(AuthorizationFilterContext context)
    {
        if (context.HttpContext.GetCaller().Token.InstanceId is not null)
        {
            context.Result = new FailureResult(new Failure.InstanceNotAllowed("all"));
        }
    }
}
