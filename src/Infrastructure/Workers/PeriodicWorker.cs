using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Reporting.Infrastructure.Workers;

/// <summary>Does something at start and then after each pause, for as long as the service lives, whatever fails.</summary>
internal abstract class PeriodicWorker(string name, TimeSpan pause, WorkerMonitor monitor) : BackgroundService
{
    private readonly WorkerReport report = monitor.Open(name);

    protected TimeProvider Clock => monitor.Clock;

    protected ILogger Logger => report.Logger;

    protected sealed override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(pause, Clock);
        try
        {
            do
            {
                await report.RunAsync(RunAsync, stoppingToken);
            }
            while (await timer.WaitForNextTickAsync(stoppingToken));
        }
        catch (Exception exception) when (stoppingToken.IsCancellationRequested)
        {
            Logger.LogDebug(exception, "The worker ends with the service");
        }
    }

    /// <summary>One run; what it throws is reported, and the next run comes after the pause.</summary>
    protected abstract Task RunAsync(CancellationToken cancellationToken);

    /// <summary>Does one part of a run, such as one instance: its failure is reported and the other parts go on.</summary>
    /// <param name="subject">Names the part in the log and in the details of health.</param>
    /// <returns>Whether it succeeded.</returns>
    protected Task<bool> AttemptAsync(string subject, Func<CancellationToken, Task> attempt, CancellationToken cancellationToken)
        => report.AttemptAsync(subject, attempt, cancellationToken);
}
