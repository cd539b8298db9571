using Reporting.Api.Answers;
using Reporting.Api.Dialects;
using Reporting.Domain.Access;
using Reporting.Domain.Flags.Reports;

namespace Reporting.Api.Unleash.Parameters;

/// <summary>Makes an action's query from the request.</summary>
internal abstract class UnleashBinder<TQuery> : QueryBinder<TQuery>
    where TQuery : class
{
    protected override TQuery Read(HttpContext http)
    {
        var parameters = new UnleashParameters(http.Request.QueryString.Value);
        var query = Read(parameters, http.GetCaller(), http.Request);
        parameters.Finish();
        return query;
    }

    protected abstract TQuery Read(UnleashParameters parameters, Caller caller, HttpRequest request);

    /// <summary>Members see what belongs to a project; everybody else sees everything.</summary>
    protected static EventFilter VisibleTo(Caller caller) => new() { InProjects = caller.Role == TokenRole.Member };
}
