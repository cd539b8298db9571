namespace Reporting.Api.Hosting;

/// <summary>Greets the operator once the service listens, where there is no demo that does so when it is filled.</summary>
internal sealed class GreetingAtStart(StartupGreeting greeting, IHostApplicationLifetime lifetime) : BackgroundService
{
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        var started = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        await using var registration = lifetime.ApplicationStarted.Register(started.SetResult);
        await started.Task.WaitAsync(stoppingToken);
        await Console.Error.WriteLineAsync((await greeting.WriteAsync([], stoppingToken)).AsMemory(), stoppingToken);
    }
}
