using MediatR;
using Microsoft.AspNetCore.Components;
using Reporting.Application.Reports;
using Reporting.Dashboard.Charts;
using Reporting.Dashboard.Formats;
using Reporting.Dashboard.Views;
using Reporting.Domain.Access;
using Reporting.Domain.Reports;

namespace Reporting.Dashboard.Rendering;

/// <summary>A page: it asks its questions in <c>LoadAsync</c>, side by side, and then shows them.</summary>
public abstract class ReportPage : ComponentBase
{
    [Inject]
    public PageContext Context { get; set; } = null!;

    [Inject]
    private protected PageReports Reports { get; set; } = null!;

    protected Instance Instance => Context.Instance;

    protected ViewState View => Context.View;

    protected Texts Texts => Context.Texts;

    protected DateTimeOffset Now => Context.Now;

    /// <summary>What is asked for is there before anything is rendered, so that it is rendered once.</summary>
    public override async Task SetParametersAsync(ParameterView parameters)
    {
        parameters.SetParameterProperties(this);
        await LoadAsync();
        await base.SetParametersAsync(ParameterView.Empty);
    }

    protected virtual Task LoadAsync() => Task.CompletedTask;

    /// <returns>Null where there is nothing to compare with.</returns>
    protected static Change? Compared(double now, double? before) => before is { } was ? new Change(now, was) : null;

    /// <summary>What the rows of a figure's table are about, in the order that the address has the figure sorted in.</summary>
    protected IEnumerable<TRow> Sorted<TRow>(IReadOnlyList<TRow> rows, string figure, DataTable table)
        => TableSort.Of(View[ViewState.SortParameter]) is { } sort && sort.IsOf(figure) ? sort.OrderOf(table).Select(place => rows[place]) : rows;

    private protected Task<TReport> ReadAsync<TReport>(IReportQuery<TReport> query)
        where TReport : class, IReport
        => Reports.ReadAsync(query);

    private protected Task<TAnswer> SendAsync<TAnswer>(IRequest<TAnswer> request) => Reports.SendAsync(request);

    /// <summary>The report of a query that there may be none of, such as one about the period before.</summary>
    private protected async Task<TReport?> ReadIfAsync<TReport>(IReportQuery<TReport>? query)
        where TReport : class, IReport
        => query is null ? null : await Reports.ReadAsync(query);
}
