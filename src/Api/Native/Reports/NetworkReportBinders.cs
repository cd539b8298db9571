using Reporting.Api.Dialects;
using Reporting.Application.Network;

namespace Reporting.Api.Native.Reports;

internal sealed class NetworkActivityBinder : IntervalsBinder<GetNetworkActivityQuery>
{
    protected override GetNetworkActivityQuery Read(ReportParameters parameters, Caller caller) => new(caller.Instance.Id, parameters.Span(), parameters.Interval());
}

internal sealed class NetworkTotalsBinder : ReportBinder<GetNetworkStatisticsQuery>
{
    protected override GetNetworkStatisticsQuery Read(ReportParameters parameters, Caller caller) => new(caller.Instance.Id, caller.Instance.TimeZone, parameters.Now);
}
