using Reporting.Api.Dialects;
using Reporting.Api.OpenApi;
using Reporting.Application.Flags.Statistics;
using Reporting.Application.Pipeline;

namespace Reporting.Api.Unleash.Parameters;

[QueryParameter("at", "string", "The day, in UTC, at whose end the statistics are taken; by default they are taken now.", Format = "date", Example = "2026-03-17")]
internal sealed class StatisticsBinder : UnleashBinder<GetInstanceStatisticsQuery>
{
    protected override GetInstanceStatisticsQuery Read(UnleashParameters parameters, Caller caller, HttpRequest request)
        => new(caller.Instance.Id, parameters.Date("at"), request.HttpContext.RequestServices.GetRequiredService<RequestClock>().Now);
}
