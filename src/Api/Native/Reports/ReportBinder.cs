using Reporting.Api.Answers;
using Reporting.Api.Dialects;
using Reporting.Api.OpenApi;
using Reporting.Application.Pipeline;

namespace Reporting.Api.Native.Reports;

/// <summary>Makes the query of a report from the parameters that all reports share.</summary>
[QueryParameter(ReportsOnAttribute.Parameter, "string", "The key of the instance reported on; not needed where the token is bound to one, or there is only one of its kind", Example = "acme")]
internal abstract class ReportBinder<TQuery> : QueryBinder<TQuery>
    where TQuery : class
{
    protected override TQuery Read(HttpContext http)
    {
        var caller = http.GetCaller();
        var parameters = new ReportParameters(http.Request.Query, caller.Instance, http.RequestServices.GetRequiredService<RequestClock>().Now);
        var query = Read(parameters, caller);
        parameters.Finish();
        return query;
    }

    protected abstract TQuery Read(ReportParameters parameters, Caller caller);
}

/// <summary>Of a report about a span of time, in days of a time zone.</summary>
[QueryParameter("from", "string", "The first day, or a time from which on; by default 29 days before the last day", Example = "2026-03-09")]
[QueryParameter("to", "string", "The last day, or a time up to which; by default, and at most, the end of the running hour", Example = "2026-03-15")]
[QueryParameter("timezone", "string", "The time zone whose days, weeks and months are meant, an IANA name; by default the instance's", Example = "Europe/Berlin")]
internal abstract class SpanBinder<TQuery> : ReportBinder<TQuery>
    where TQuery : class;

/// <summary>Of a report by intervals of a span of time.</summary>
[QueryParameter("interval", "string", "What is counted by: days, weeks from Monday, or calendar months", Default = "day", Values = ["day", "week", "month"])]
internal abstract class IntervalsBinder<TQuery> : SpanBinder<TQuery>
    where TQuery : class;

/// <summary>Of a report about days of UTC.</summary>
[QueryParameter("from", "string", "The first day of UTC; by default a month before the last", Format = "date", Example = "2026-02-18")]
[QueryParameter("to", "string", "The last day of UTC; by default today", Format = "date", Example = "2026-03-18")]
internal abstract class DaysBinder<TQuery> : ReportBinder<TQuery>
    where TQuery : class;
