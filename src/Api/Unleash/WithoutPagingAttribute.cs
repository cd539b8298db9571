using Microsoft.AspNetCore.Mvc.ActionConstraints;
using Reporting.Api.Dialects;

namespace Reporting.Api.Unleash;

/// <summary>Chooses an action where the request asks for no part of a list, so that it means the whole.</summary>
[AttributeUsage(AttributeTargets.Method)]
internal sealed class WithoutPagingAttribute : Attribute, IActionConstraint
{
    /// <summary>A parameter that has to be there for the whole to be meant.</summary>
    public string? Of { get; init; }

    public int Order => 1;

    public bool Accept(ActionConstraintContext context)
    {
        var request = context.RouteContext.HttpContext.Request;
        return request.QueryValues("limit").Count == 0 && request.QueryValues("offset").Count == 0
            && (Of is null || request.QueryValues(Of).Any(value => value.Length > 0));
    }
}
