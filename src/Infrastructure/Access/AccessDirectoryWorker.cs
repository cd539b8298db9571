using Reporting.Infrastructure.Workers;

namespace Reporting.Infrastructure.Access;

/// <summary>Asks twice a second whether instances or tokens changed, so that a revocation on one server reaches the others within a second.</summary>
internal sealed class AccessDirectoryWorker(AccessDirectory directory, WorkerMonitor monitor)
    : PeriodicWorker("access_directory", TimeSpan.FromMilliseconds(400), monitor)
{
    protected override Task RunAsync(CancellationToken cancellationToken) => directory.RefreshWhenChangedAsync(cancellationToken);
}
