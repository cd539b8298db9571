using Reporting.Api.Answers;
using Reporting.Api.Dialects;
using Reporting.Application.Network;
using Reporting.Application.Pipeline;

namespace Reporting.Api.OpenL2M;

/// <summary>The statistics have no parameters: they are of the instance that the token or the header chooses.</summary>
internal sealed class StatsBinder : QueryBinder<GetNetworkStatisticsQuery>
{
    protected override GetNetworkStatisticsQuery Read(HttpContext http)
    {
        var instance = http.GetCaller().Instance;
        return new(instance.Id, instance.TimeZone, http.RequestServices.GetRequiredService<RequestClock>().Now);
    }
}
