using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Reporting.Infrastructure.Persistence.Merge;

/// <summary>Does, at start and then every few seconds, what a server that died left noted but not rolled up.</summary>
internal sealed class RollUpWorker(IEnumerable<IRollUp> rollUps, RollUpLag lag, TimeProvider clock, ILogger<RollUpWorker> logger) : BackgroundService
{
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(5);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Pause, clock);
        do
        {
            try
            {
                await CatchUpAsync(stoppingToken);
            }
            catch (Exception exception) when (!stoppingToken.IsCancellationRequested)
            {
                logger.LogWarning("Noted records could not be rolled up yet: {Message}", exception.Message);
            }
        }
        while (await timer.WaitForNextTickAsync(stoppingToken));
    }

    private async Task CatchUpAsync(CancellationToken cancellationToken)
    {
        foreach (var rollUp in rollUps)
        {
            var noted = await rollUp.ReadDirtyInstancesAsync(cancellationToken);
            lag.See(rollUp.Kind, noted);
            foreach (var instanceId in noted)
            {
                await rollUp.RunAsync(instanceId, cancellationToken);
                lag.Finish(rollUp.Kind, instanceId);
            }
        }
    }
}
