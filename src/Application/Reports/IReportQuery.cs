using MediatR;
using Reporting.Domain.Reports;

namespace Reporting.Application.Reports;

/// <summary>
/// A question about one instance whose answer is a report. The report stays right until the instance's records change, or for as long as an
/// <see cref="IExpiringReport"/> says. Its key is derived from its properties (<see cref="QueryKey"/>).
/// </summary>
internal interface IReportQuery<out TReport> : IRequest<TReport>
    where TReport : class, IReport
{
    int InstanceId { get; }
}
