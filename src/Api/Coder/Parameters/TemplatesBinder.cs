using Reporting.Api.Dialects;
using Reporting.Api.OpenApi;
using Reporting.Application.Workspaces;

namespace Reporting.Api.Coder.Parameters;

[QueryParameter("start_time", "string", "The first instant: a midnight, with its offset", Format = "date-time", Required = true, Example = "2026-03-09T00:00:00Z")]
[QueryParameter("end_time", "string", "The instant after the last: a midnight, or an hour of today", Format = "date-time", Required = true, Example = "2026-03-16T00:00:00Z")]
[QueryParameter("interval", "string", "How long each of the interval reports is; without it there are none", Values = ["day", "week"])]
[QueryParameter("template_ids", "array", "The templates to report on; without it all", Format = "uuid", Example = "497f6eca-6276-4993-bfeb-53cbbbba6f08")]
[QueryParameter("sections", "array", "The parts wanted; without it both", Values = [TemplatesBinder.IntervalReports, TemplatesBinder.Report])]
internal sealed class TemplatesBinder : CoderBinder<GetTemplateInsightsQuery>
{
    public const string Report = "report";
    public const string IntervalReports = "interval_reports";

    protected override GetTemplateInsightsQuery Read(CoderParameters parameters, HttpContext context, DateTimeOffset now) => new(
        context.GetCaller().Instance.Id,
        parameters.RequiredTime("start_time"),
        parameters.RequiredTime("end_time"),
        parameters.Text("interval"),
        parameters.Templates("template_ids"),
        [.. parameters.Texts("sections").Select(SectionOf)],
        now);

    private static TemplateSection? SectionOf(string name) => name switch
    {
        Report => TemplateSection.Window,
        IntervalReports => TemplateSection.Intervals,
        _ => null,
    };
}
