using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Filters;
using Microsoft.Net.Http.Headers;
using Reporting.Api.Dialects;
using Reporting.Application.Pipeline;
using Reporting.Domain.Reports;

namespace Reporting.Api.Answers;

/// <summary>Tags the answers of every action that takes a question about one instance, and spares the work when the caller holds the answer already.</summary>
internal sealed class ConditionalAnswer(RequestValidation validation, RequestVersions versions) : IAsyncActionFilter
{
    /// <summary>After the filters that look at roles.</summary>
    public const int Order = 1000;

    public async Task OnActionExecutionAsync(ActionExecutingContext context, ActionExecutionDelegate next)
    {
        if (context.ActionArguments.Values.OfType<IInstanceQuery>().FirstOrDefault(LastsWithItsRecords) is not { } query)
        {
            await next();
            return;
        }

        validation.Check(query);
        var http = context.HttpContext;
        var state = new AnswerState(
            await versions.NameAsync(query, http.RequestAborted),
            Representation.Choose(http.Request, http.GetDialect().GivesTables));
        if (IsHeld(http, state))
        {
            context.Result = new StatusCodeResult(StatusCodes.Status304NotModified);
            return;
        }

        http.Features.Set(state);
        await next();
    }

    /// <summary>What time alone makes untrue cannot be told by the state of records.</summary>
    private static bool LastsWithItsRecords(IInstanceQuery query) => query is not IReportQuery<IPassingReport>;

    private static bool IsHeld(HttpContext http, AnswerState state)
    {
        var dialect = http.GetDialect();
        var tag = ReportTag.Of(state.Key, state.Representation, dialect.TagsWeakly);
        var headers = http.Response.Headers;
        headers[HeaderNames.ETag] = tag;
        headers[HeaderNames.Vary] = Representation.Vary(dialect.GivesTables);
        headers[HeaderNames.CacheControl] = "private, no-cache";
        return ReportTag.IsHeld(http.Request, tag);
    }
}
