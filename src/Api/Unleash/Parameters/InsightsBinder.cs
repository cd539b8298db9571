using Reporting.Api.Dialects;
using Reporting.Api.OpenApi;
using Reporting.Application.Flags.Insights;
using Reporting.Application.Pipeline;

namespace Reporting.Api.Unleash.Parameters;

[QueryParameter("from", "string", "The beginning of the date range in yyyy-MM-dd format; by default a month before its end.", Example = "2026-02-18")]
[QueryParameter("to", "string", "The end of the date range in yyyy-MM-dd format, inclusive; by default today in UTC.", Example = "2026-03-18")]
internal sealed class InsightsBinder : UnleashBinder<GetInsightsQuery>
{
    protected override GetInsightsQuery Read(UnleashParameters parameters, Caller caller, HttpRequest request)
        => new(caller.Instance.Id, parameters.Date("from"), parameters.Date("to"), request.HttpContext.RequestServices.GetRequiredService<RequestClock>().Now);
}
