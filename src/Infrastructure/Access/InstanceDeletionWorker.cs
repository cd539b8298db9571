using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Reporting.Infrastructure.Access;

/// <summary>Removes what deleted instances have left, at start and then every two seconds; one that fails does not keep others from going.</summary>
internal sealed class InstanceDeletionWorker(InstanceDeletion deletion, TimeProvider clock, ILogger<InstanceDeletionWorker> logger) : BackgroundService
{
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(2);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Pause, clock);
        do
        {
            await AttemptAsync("Deleted instances could not be read", RunAllAsync, stoppingToken);
        }
        while (await timer.WaitForNextTickAsync(stoppingToken));
    }

    private async Task RunAllAsync(CancellationToken cancellationToken)
    {
        foreach (var (id, schema) in await deletion.ReadPendingAsync(cancellationToken))
        {
            await AttemptAsync($"Instance {id} could not be removed yet", token => deletion.RunAsync(id, schema, token), cancellationToken);
        }
    }

    private async Task AttemptAsync(string failure, Func<CancellationToken, Task> attempt, CancellationToken cancellationToken)
    {
        try
        {
            await attempt(cancellationToken);
        }
        catch (Exception exception) when (!cancellationToken.IsCancellationRequested)
        {
            logger.LogWarning("{Failure}: {Message}", failure, exception.Message);
        }
    }
}
