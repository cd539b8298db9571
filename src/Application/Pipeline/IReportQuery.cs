using MediatR;
using Reporting.Domain.Reports;

namespace Reporting.Application.Pipeline;

/// <summary>A question about one instance whose answer is a report, which is kept while it is true.</summary>
internal interface IReportQuery<out TReport> : IInstanceQuery, IRequest<TReport>
    where TReport : class, IReport;

/// <summary>A question about one instance; its answer stays true until the instance's records change.</summary>
internal interface IInstanceQuery
{
    int InstanceId { get; }

    /// <summary>Names everything but the records that the report depends on, windows resolved to instants. Only asked of a valid query.</summary>
    string CacheKey { get; }
}
