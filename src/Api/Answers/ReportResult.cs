using AutoMapper;
using Microsoft.AspNetCore.Mvc;
using Reporting.Api.Dialects;
using Reporting.Application.Reports;
using Reporting.Domain.Reports;

namespace Reporting.Api.Answers;

/// <summary>The answer to a query: its report as its contract says, in JSON or, where the dialect and the contract have that, its rows as CSV, as lines of JSON or as Parquet.</summary>
/// <param name="map">Makes the contract of the report where there is more to it than names.</param>
/// <param name="writeHeaders">Writes headers that the report has beside those of every answer.</param>
internal sealed class ReportResult<TReport, TContract>(
    IReportQuery<TReport> query, Func<TReport, TContract>? map = null, Action<HttpResponse, TReport>? writeHeaders = null) : IActionResult
    where TReport : class, IReport
    where TContract : class
{
    public Task ExecuteResultAsync(ActionContext context)
    {
        var toContract = map ?? context.HttpContext.RequestServices.GetRequiredService<IMapper>().Map<TContract>;
        var dialect = context.HttpContext.GetDialect();
        return context.AnswerRepeatablyAsync<TReport>(query, representation => representation.Format switch
        {
            ReportFormat.Csv => new TableForm<TReport, TContract>(toContract),
            ReportFormat.JsonLines => new LinesForm<TReport, TContract>(dialect, toContract),
            ReportFormat.Parquet => new ParquetForm<TReport, TContract>(toContract),
            _ => new JsonForm<TReport, TContract>(dialect, toContract, writeHeaders),
        });
    }
}
