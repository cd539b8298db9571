using Microsoft.AspNetCore.Mvc.ActionConstraints;

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
        var query = context.RouteContext.HttpContext.Request.Query;
        return !query.ContainsKey("limit") && !query.ContainsKey("offset") && (Of is null || query[Of].ToString().Length > 0);
    }
}
