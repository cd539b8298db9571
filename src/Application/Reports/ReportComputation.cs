using MediatR;
using Reporting.Application.Access;
using Reporting.Application.Fairness;
using Reporting.Domain.Reports;

namespace Reporting.Application.Reports;

/// <summary>Computes a report by its query's handler: in a slot of whoever asks, and on a replica where one has the records.</summary>
internal sealed class ReportComputation(ReportConcurrency concurrency, RequestActor actor, IReplicaRouting replicas, IMediator mediator)
{
    /// <param name="version">The data version that the report must have seen.</param>
    public Task<TReport> RunAsync<TReport>(IReportQuery<TReport> query, long version, CancellationToken cancellationToken)
        where TReport : class, IReport
        => concurrency.ComputeAsync(
            actor,
            () => replicas.ReadAsync(query.InstanceId, version, () => mediator.Send(query, cancellationToken), cancellationToken),
            cancellationToken);
}
