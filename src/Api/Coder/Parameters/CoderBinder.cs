using Reporting.Api.Answers;
using Reporting.Api.Coder.Go;
using Reporting.Application.Pipeline;

namespace Reporting.Api.Coder.Parameters;

/// <summary>Makes an action's query from the query string.</summary>
internal abstract class CoderBinder<TQuery> : QueryBinder<TQuery>
    where TQuery : class
{
    protected override TQuery Read(HttpContext http)
    {
        var parameters = new CoderParameters(GoQuery.Parse(http.Request.QueryString.Value));
        var query = Read(parameters, http, http.RequestServices.GetRequiredService<RequestClock>().Now);
        parameters.Finish();
        return query;
    }

    /// <summary>Reads the parameters in the order in which their faults are reported.</summary>
    protected abstract TQuery Read(CoderParameters parameters, HttpContext context, DateTimeOffset now);
}
