using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Reporting.Infrastructure.Flags.History;

/// <summary>Captures each day of UTC when it has ended: within seconds, on any server. A day that no server was there for is told from events.</summary>
internal sealed class DayCaptureWorker(DayCapture capture, TimeProvider clock, ILogger<DayCaptureWorker> logger) : BackgroundService
{
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(10);

    private DateOnly done;

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Pause, clock);
        do
        {
            try
            {
                await CaptureAsync(clock.GetUtcNow(), stoppingToken);
            }
            catch (Exception exception) when (!stoppingToken.IsCancellationRequested)
            {
                logger.LogWarning("The day that ended could not be captured yet: {Message}", exception.Message);
            }
        }
        while (await timer.WaitForNextTickAsync(stoppingToken));
    }

    private async Task CaptureAsync(DateTimeOffset now, CancellationToken cancellationToken)
    {
        var today = DateOnly.FromDateTime(now.UtcDateTime);
        if (today == done)
        {
            return;
        }

        if (await capture.CaptureAsync(now, cancellationToken) is > 0 and var instances)
        {
            logger.LogInformation("The day before {Today} was captured of {Instances} instances", today, instances);
        }

        done = today;
    }
}
