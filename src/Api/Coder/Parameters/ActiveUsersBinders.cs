using Reporting.Api.Dialects;
using Reporting.Api.OpenApi;
using Reporting.Application.Workspaces;
using Reporting.Domain.Time;
using Reporting.Domain.Workspaces;

namespace Reporting.Api.Coder.Parameters;

[QueryParameter("tz_offset", "integer", "Hours east of UTC that days, weeks and months are counted by, from -12 to 14", Example = "-2")]
[QueryParameter("timezone", "string", "A time zone that days, weeks and months are counted by, in place of tz_offset; an IANA name", Example = "Europe/Berlin")]
internal abstract class ActiveUsersBinder(CivilInterval interval) : CoderBinder<GetDausQuery>
{
    protected override GetDausQuery Read(CoderParameters parameters, HttpContext context, DateTimeOffset now) => new(
        context.GetCaller().Instance.Id,
        TemplateFilter.Deployment,
        parameters.TzOffset("tz_offset"),
        parameters.Zone("timezone"),
        now) { Interval = interval };
}

internal sealed class DausBinder() : ActiveUsersBinder(CivilInterval.Day);

internal sealed class WausBinder() : ActiveUsersBinder(CivilInterval.Week);

internal sealed class MausBinder() : ActiveUsersBinder(CivilInterval.Month);
