using System.Globalization;
using Reporting.Infrastructure.Workers;

namespace Reporting.Infrastructure.Access;

/// <summary>Removes what deleted instances have left: at start and then every two seconds.</summary>
internal sealed class InstanceDeletionWorker(InstanceDeletion deletion, WorkerMonitor monitor)
    : PeriodicWorker("instance_deletion", TimeSpan.FromSeconds(2), monitor)
{
    protected override async Task RunAsync(CancellationToken cancellationToken)
    {
        foreach (var (id, schema) in await deletion.ReadPendingAsync(cancellationToken))
        {
            var subject = string.Create(CultureInfo.InvariantCulture, $"instance {id}");
            await AttemptAsync(subject, token => deletion.RunAsync(id, schema, token), cancellationToken);
        }
    }
}
