using Reporting.Infrastructure.Workers;

namespace Reporting.Infrastructure.Alerts;

/// <summary>Looks every five seconds whether rules are to be evaluated: one question to the database where none is.</summary>
internal sealed class AlertWorker(AlertRounds rounds, WorkerMonitor monitor) : PeriodicWorker("alerts", TimeSpan.FromSeconds(5), monitor)
{
    protected override Task RunAsync(CancellationToken cancellationToken)
        => rounds.RunAsync((subject, attempt) => AttemptAsync(subject, attempt, cancellationToken), cancellationToken);
}
