using Reporting.Api.Dialects;
using Reporting.Api.OpenApi;
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

internal sealed class DeviceUseBinder : SpanBinder<GetDeviceUseQuery>
{
    protected override GetDeviceUseQuery Read(ReportParameters parameters, Caller caller) => new(caller.Instance.Id, parameters.Span());
}

internal sealed class NetworkUsersBinder : SpanBinder<GetNetworkUsersQuery>
{
    protected override GetNetworkUsersQuery Read(ReportParameters parameters, Caller caller) => new(caller.Instance.Id, parameters.Span());
}

[QueryParameter("since", "string", "The day of UTC since whose start a device was not used", Required = true, Format = "date", Example = "2026-02-16")]
internal sealed class UnusedDevicesBinder : ReportBinder<GetUnusedDevicesQuery>
{
    protected override GetUnusedDevicesQuery Read(ReportParameters parameters, Caller caller) => new(caller.Instance.Id, parameters.RequiredDay("since"));
}
