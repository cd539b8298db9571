namespace Reporting.Api.Hosting;

/// <summary>Greets the operator once the service listens, where there is no demo that does so when it is filled.</summary>
internal sealed class GreetingAtStart(StartupGreeting greeting, IHostApplicationLifetime lifetime) : IHostedService
{
    private CancellationTokenRegistration started;

    public Task StartAsync(CancellationToken cancellationToken)
    {
        started = lifetime.ApplicationStarted.Register(() => _ = GreetAsync());
        return Task.CompletedTask;
    }

    public Task StopAsync(CancellationToken cancellationToken)
    {
        started.Dispose();
        return Task.CompletedTask;
    }

    private async Task GreetAsync() => await Console.Error.WriteLineAsync(await greeting.WriteAsync([], lifetime.ApplicationStopping));
}
