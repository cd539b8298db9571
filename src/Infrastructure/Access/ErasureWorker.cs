using System.Globalization;
using Reporting.Infrastructure.Workers;

namespace Reporting.Infrastructure.Access;

/// <summary>Goes on with erasures that took longer than whoever asked for them waited.</summary>
internal sealed class ErasureWorker(ErasureRun run, WorkerMonitor monitor) : PeriodicWorker("user_erasure", TimeSpan.FromSeconds(10), monitor)
{
    protected override async Task RunAsync(CancellationToken cancellationToken)
    {
        foreach (var id in await run.ReadInstancesAsync(cancellationToken))
        {
            await AttemptAsync(string.Create(CultureInfo.InvariantCulture, $"instance {id}"), token => run.RunAsync(id, token), cancellationToken);
        }
    }
}
