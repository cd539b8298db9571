using Microsoft.Extensions.Logging;
using Reporting.Infrastructure.Workers;

namespace Reporting.Infrastructure.Postgres;

/// <summary>
/// Keeps the server running for as long as the service lives: starts it again when it has died, and restarts it when its
/// programs were replaced, since a server whose files are gone fails bit by bit. Failures are tried again without end.
/// </summary>
internal sealed class ServerSupervision(Installation installation, RunningServer server, WorkerReport report) : IDisposable
{
    private const int LongestPauseSeconds = 30;
    private static readonly TimeSpan BetweenLooks = TimeSpan.FromSeconds(1);

    private readonly CancellationTokenSource stopping = new();
    private RunningServer server = server;
    private Task supervision = Task.CompletedTask;

    public void Begin() => supervision = SuperviseAsync();

    /// <summary>Stops supervision and server; never throws.</summary>
    public async Task StopAsync(CancellationToken cancellationToken)
    {
        await stopping.CancelAsync();
        await supervision;
        try
        {
            await server.StopAsync(cancellationToken);
            report.Logger.LogInformation("PostgreSQL is stopped");
        }
        catch (Exception exception)
        {
            report.Logger.LogError(exception, "PostgreSQL could not be stopped; the next start does it");
        }

        Dispose();
    }

    public void Dispose() => stopping.Dispose();

    private async Task SuperviseAsync()
    {
        var pause = TimeSpan.FromSeconds(1);
        while (!stopping.IsCancellationRequested)
        {
            try
            {
                pause = await report.AttemptAsync(string.Empty, KeepRunningAsync, stopping.Token) ? TimeSpan.FromSeconds(1) : Longer(pause);
                await Task.Delay(pause, stopping.Token);
            }
            catch (Exception exception) when (stopping.IsCancellationRequested)
            {
                report.Logger.LogDebug(exception, "The supervision of PostgreSQL ends");
            }
        }
    }

    private static TimeSpan Longer(TimeSpan pause) => TimeSpan.FromSeconds(Math.Min(2 * pause.TotalSeconds, LongestPauseSeconds));

    /// <summary>Returns when the server had to be started again and is ready.</summary>
    private async Task KeepRunningAsync(CancellationToken cancellationToken)
    {
        while (!server.Exited.IsCompleted && !server.IsReplaced)
        {
            await Task.WhenAny(server.Exited, Task.Delay(BetweenLooks, cancellationToken));
            cancellationToken.ThrowIfCancellationRequested();
        }

        // A server that still runs is stopped only once there are programs to start the next one with.
        var binaries = await PostgresBinaries.FindAsync(installation.Options.BinDirectory, installation.Home.Cluster, cancellationToken);
        if (!server.Exited.IsCompleted)
        {
            report.Logger.LogWarning("The programs of PostgreSQL were replaced and it is restarted");
            await server.StopAsync(cancellationToken);
        }
        else if (!report.IsFailing)
        {
            report.Logger.LogError("PostgreSQL has died and is started again; its log is in {Directory}", installation.Home.Log);
        }

        server = await RunningServer.StartAsync(installation with { Binaries = binaries }, report.Logger, cancellationToken);
        report.Logger.LogInformation("PostgreSQL is ready again");
    }
}
