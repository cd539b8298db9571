using MediatR;
using Reporting.Domain.Reports;

namespace Reporting.Application.Reports;

/// <summary>Computes a report by its query's handler, on a replica where one has the records.</summary>
internal sealed class ReportComputation(IReplicaRouting replicas, IMediator mediator)
{
    /// <param name="version">The data version that the report must have seen.</param>
    public Task<TReport> RunAsync<TReport>(IReportQuery<TReport> query, long version, CancellationToken cancellationToken)
        where TReport : class, IReport
        => replicas.ReadAsync(query.InstanceId, version, () => mediator.Send(query, cancellationToken), cancellationToken);
}
