using Microsoft.AspNetCore.Mvc.Filters;
using Reporting.Api.Dialects;
using Reporting.Domain.Sources;

namespace Reporting.Api.Native;

/// <summary>Says which part of the route is the key of the instance that is acted on, so that a token bound to another is refused.</summary>
[AttributeUsage(AttributeTargets.Class | AttributeTargets.Method)]
internal sealed class ActsOnAttribute(string routeValue) : Attribute, IAuthorizationFilter
{
    public void OnAuthorization(AuthorizationFilterContext context)
    {
        var caller = context.HttpContext.GetCaller();
        var key = context.RouteData.Values[routeValue] as string ?? "";
        if (string.IsNullOrWhiteSpace(key))
        {
            // Binding would make null of it.
            context.Result = new FailureResult(new Failure.NotFound());
        }
        else if (caller.Token.InstanceId is not null
            && !string.Equals(caller.Bound?.Key, key, StringComparison.Ordinal))
        {
            context.Result = new FailureResult(new Failure.InstanceNotAllowed(key));
        }
        else
        {
            AsOfHeader.Add(context.HttpContext.Response, context.HttpContext.RequestServices.GetRequiredService<ISources>(), key);
        }
    }
}
