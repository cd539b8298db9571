using Microsoft.AspNetCore.Mvc;
using Reporting.Api.Dialects;
using Reporting.Application.Reports;
using Reporting.Domain.Reports;

namespace Reporting.Api.Answers;

/// <summary>
/// The one path of an answer that reports on an instance. Before it, a <see cref="QueryBinder{TQuery}"/> has made the query of the request and validated
/// it, and the caller's role is settled.
/// </summary>
internal sealed class AnswerPath(CachedReports reports)
{
    /// <param name="formOf">How the report is written in a representation.</param>
    public async Task AnswerAsync<TReport>(HttpContext http, IReportQuery<TReport> query, Func<Representation, ReportForm<TReport>> formOf)
        where TReport : class, IReport
    {
        var key = await reports.IdentifyAsync(query, http.RequestAborted);
        var representation = Representation.Choose(http.Request, http.GetDialect());
        if (!IsExpiring<TReport>() && ReportTag.Settle(http, key, representation))
        {
            http.Response.StatusCode = StatusCodes.Status304NotModified;
            return;
        }

        var report = await reports.ReadAsync(query, key, http.RequestAborted);
        await formOf(representation).SendAsync(http, report, key, representation);
    }

    /// <summary>Whether it is not known before the report is there for how long it is right: then the data version alone is no tag.</summary>
    private static bool IsExpiring<TReport>() => typeof(IExpiringReport).IsAssignableFrom(typeof(TReport));
}

internal static class AnswerPathExtensions
{
    /// <summary>Answers with the report of a query; to be called by the results of actions.</summary>
    public static Task AnswerAsync<TReport>(this ActionContext context, IReportQuery<TReport> query, Func<Representation, ReportForm<TReport>> formOf)
        where TReport : class, IReport
        => context.HttpContext.RequestServices.GetRequiredService<AnswerPath>().AnswerAsync(context.HttpContext, query, formOf);
}
