using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Reporting.Infrastructure.Access;

/// <summary>Asks twice a second whether instances or tokens changed, so that a revocation on one server reaches the others within a second.</summary>
internal sealed class AccessDirectoryWorker(AccessDirectory directory, TimeProvider clock, ILogger<AccessDirectoryWorker> logger) : BackgroundService
{
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(400);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Pause, clock);
        while (await timer.WaitForNextTickAsync(stoppingToken))
        {
            try
            {
                await directory.RefreshWhenChangedAsync(stoppingToken);
            }
            catch (Exception exception) when (!stoppingToken.IsCancellationRequested)
            {
                logger.LogWarning("Tokens and instances could not be refreshed: {Message}", exception.Message);
            }
        }
    }
}
