using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace Reporting.Infrastructure.Workspaces.Retention;

/// <summary>Lets go of raw records that are older than they are kept: once an hour, on any server.</summary>
internal sealed class RetentionWorker(RawRetention retention, IOptions<RetentionOptions> options, TimeProvider clock, ILogger<RetentionWorker> logger)
    : BackgroundService
{
    private static readonly TimeSpan Pause = TimeSpan.FromHours(1);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Pause, clock);
        do
        {
            try
            {
                foreach (var partition in await retention.DropBeforeAsync(clock.GetUtcNow().AddDays(-options.Value.RawDays), stoppingToken))
                {
                    logger.LogInformation("Raw records of {Partition} are older than {Days} days and gone", partition, options.Value.RawDays);
                }
            }
            catch (Exception exception) when (!stoppingToken.IsCancellationRequested)
            {
                logger.LogWarning("Old raw records could not be dropped yet: {Message}", exception.Message);
            }
        }
        while (await timer.WaitForNextTickAsync(stoppingToken));
    }
}
