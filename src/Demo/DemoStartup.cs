using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Reporting.Demo;

/// <summary>Once the service listens: fills the demo instances where that is still to do, then says where and how to look at them.</summary>
internal sealed class DemoStartup(DemoFiller filler, DemoGreeting greeting, IHostApplicationLifetime lifetime, ILogger<DemoStartup> log) : BackgroundService
{
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        try
        {
            await StartedAsync(stoppingToken);
            await filler.FillAsync(new FillProgress(Console.Error, isTerminal: !Console.IsErrorRedirected), stoppingToken);
        }
        catch (Exception exception) when (!stoppingToken.IsCancellationRequested)
        {
            log.LogError(exception, "The demo could not be filled; the next start goes on with it");
        }

        if (!stoppingToken.IsCancellationRequested)
        {
            var text = await greeting.WriteAsync(await filler.ReadInstancesAsync(stoppingToken), stoppingToken);
            await Console.Error.WriteLineAsync(text.AsMemory(), stoppingToken);
        }
    }

    private async Task StartedAsync(CancellationToken cancellationToken)
    {
        var started = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        await using var registration = lifetime.ApplicationStarted.Register(started.SetResult);
        await started.Task.WaitAsync(cancellationToken);
    }
}
