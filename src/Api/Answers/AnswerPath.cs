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
        if (Representation.Choose(http.Request, http.GetDialect()) is not { } representation)
        {
            await http.FailAsync(new Failure.NotAcceptable());
            return;
        }

        var key = await reports.IdentifyAsync(query, http.RequestAborted);
        if (!IsSettled<TReport>(http, key, representation))
        {
            var report = await reports.ReadAsync(query, key, http.RequestAborted);
            await formOf(representation).SendAsync(http, report, key, representation);
        }
    }

    /// <summary>The same, where nothing has to be computed for it.</summary>
    /// <returns>False where the report is not kept: then nothing has been sent.</returns>
    public async ValueTask<bool> TryAnswerAsync<TReport>(HttpContext http, IReportQuery<TReport> query, Func<Representation, ReportForm<TReport>> formOf)
        where TReport : class, IReport
    {
        if (Representation.Choose(http.Request, http.GetDialect()) is not { } representation)
        {
            return false;
        }

        var key = await reports.IdentifyAsync(query, http.RequestAborted);
        if (IsSettled<TReport>(http, key, representation))
        {
            return true;
        }

        if (reports.Find(query, key) is not { } kept)
        {
            return false;
        }

        await formOf(representation).SendAsync(http, kept, key, representation);
        return true;
    }

    /// <summary>Whether the caller has this very answer already, and is told so. Where it is not known before the report is there for how long it is right, the data version alone is no tag.</summary>
    private static bool IsSettled<TReport>(HttpContext http, ReportKey key, Representation representation)
    {
        if (typeof(IExpiringReport).IsAssignableFrom(typeof(TReport)) || !ReportTag.Settle(http, key, representation))
        {
            return false;
        }

        http.Response.StatusCode = StatusCodes.Status304NotModified;
        return true;
    }
}

internal static class AnswerPathExtensions
{
    /// <summary>Answers with the report of a query; to be called by the results of actions.</summary>
    public static Task AnswerAsync<TReport>(this ActionContext context, IReportQuery<TReport> query, Func<Representation, ReportForm<TReport>> formOf)
        where TReport : class, IReport
        => context.HttpContext.PathOfAnswer().AnswerAsync(context.HttpContext, query, formOf);

    /// <summary>The same, for what the same request of the same second may be answered with too.</summary>
    /// <param name="formOf">Keeps nothing of this request.</param>
    public static Task AnswerRepeatablyAsync<TReport>(this ActionContext context, IReportQuery<TReport> query, Func<Representation, ReportForm<TReport>> formOf)
        where TReport : class, IReport
    {
        context.HttpContext.RequestServices.GetRequiredService<RecentAnswers>().Remember(context.HttpContext, http => http.PathOfAnswer().TryAnswerAsync(http, query, formOf));
        return context.AnswerAsync(query, formOf);
    }

    private static AnswerPath PathOfAnswer(this HttpContext http) => http.RequestServices.GetRequiredService<AnswerPath>();
}
