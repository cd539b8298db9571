using Reporting.Infrastructure.Workers;

namespace Reporting.Infrastructure.Schedules;

/// <summary>Looks every ten seconds whether the time of a schedule has come; one that fails is tried again then.</summary>
internal sealed class ScheduleWorker(ScheduleRun run, WorkerMonitor monitor) : PeriodicWorker("schedules", TimeSpan.FromSeconds(10), monitor)
{
    protected override async Task RunAsync(CancellationToken cancellationToken)
    {
        foreach (var due in await run.ReadDueAsync(cancellationToken))
        {
            await AttemptAsync($"schedule {due.Name}", token => run.RunAsync(due, token), cancellationToken);
        }
    }
}
