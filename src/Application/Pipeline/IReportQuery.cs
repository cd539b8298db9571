using MediatR;
using Reporting.Domain.Reports;

namespace Reporting.Application.Pipeline;

/// <summary>A question about one instance; its report stays true until the instance's records change.</summary>
internal interface IReportQuery<out TReport> : IRequest<TReport>
    where TReport : class, IReport
{
    int InstanceId { get; }

    /// <summary>Names everything but the records that the report depends on, windows resolved to instants. Only asked of a valid query.</summary>
    string CacheKey { get; }
}
