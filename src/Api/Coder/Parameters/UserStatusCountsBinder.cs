using Reporting.Api.Dialects;
using Reporting.Api.OpenApi;
using Reporting.Application.Workspaces;

namespace Reporting.Api.Coder.Parameters;

[QueryParameter("tz_offset", "integer", "Hours east of UTC whose midnights are counted at, from -12 to 14", Example = "-2")]
[QueryParameter("interval", "integer", "Seconds between counts; without it, or with 0, a day", Example = "86400")]
[QueryParameter("timezone", "string", "A time zone whose midnights are counted at, in place of tz_offset; an IANA name", Example = "Europe/Berlin")]
internal sealed class UserStatusCountsBinder : CoderBinder<GetUserStatusCountsQuery>
{
    protected override GetUserStatusCountsQuery Read(CoderParameters parameters, HttpContext context, DateTimeOffset now)
    {
        var offset = parameters.TzOffset("tz_offset");
        var interval = parameters.Integer("interval");
        return new(context.GetCaller().Instance.Id, offset, parameters.Zone("timezone"), interval, now);
    }
}
