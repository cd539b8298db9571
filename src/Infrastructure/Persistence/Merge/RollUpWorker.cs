using System.Globalization;
using Reporting.Infrastructure.Workers;

namespace Reporting.Infrastructure.Persistence.Merge;

/// <summary>
/// Rolls up, at start and then every few seconds, what a server that died left marked but not rolled up. An instance that is being rolled up just now is
/// left for the next time, so that others don't wait for it.
/// </summary>
internal sealed class RollUpWorker(IEnumerable<IRollUp> rollUps, RollUpLag lag, WorkerMonitor monitor)
    : PeriodicWorker("roll_up", TimeSpan.FromSeconds(5), monitor)
{
    protected override async Task RunAsync(CancellationToken cancellationToken)
    {
        foreach (var rollUp in rollUps)
        {
            await AttemptAsync(NameOf(rollUp), token => CatchUpAsync(rollUp, token), cancellationToken);
        }
    }

    private async Task CatchUpAsync(IRollUp rollUp, CancellationToken cancellationToken)
    {
        var instances = await rollUp.ReadDirtyInstancesAsync(cancellationToken);
        lag.See(rollUp.Kind, instances);
        foreach (var instanceId in instances)
        {
            var subject = string.Create(CultureInfo.InvariantCulture, $"{NameOf(rollUp)} instance {instanceId}");
            var isDone = false;
            if (await AttemptAsync(subject, async token => isDone = await rollUp.TryRunAsync(instanceId, token), cancellationToken) && isDone)
            {
                lag.Finish(rollUp.Kind, instanceId);
            }
        }
    }

    private static string NameOf(IRollUp rollUp) => rollUp.Kind.ToString().ToLowerInvariant();
}
