using Reporting.Api.Dialects;
using Reporting.Api.OpenApi;
using Reporting.Application.Workspaces;
using Reporting.Domain.Workspaces;

namespace Reporting.Api.Coder.Parameters;

[QueryParameter("tz_offset", "integer", "Hours east of UTC whose days are counted, from -12 to 14", Example = "-2")]
[QueryParameter("timezone", "string", "A time zone whose days are counted, in place of tz_offset; an IANA name", Example = "Europe/Berlin")]
internal sealed class TemplateDausBinder : CoderBinder<GetDausQuery>
{
    protected override GetDausQuery Read(CoderParameters parameters, HttpContext context, DateTimeOffset now) => new(
        context.GetCaller().Instance.Id,
        new TemplateFilter([context.GetReportedTemplate()]),
        parameters.TzOffset("tz_offset"),
        parameters.Zone("timezone"),
        now);
}
