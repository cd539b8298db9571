using Microsoft.Extensions.Options;
using Reporting.Application.Notifications;
using Reporting.Infrastructure.Workers;

namespace Reporting.Infrastructure.Notifications;

/// <summary>Sends what is due, at start and then every two seconds, and once a day removes what is kept for long enough.</summary>
internal sealed class OutboxWorker(OutboxSender sender, OutboxQueue queue, IOptions<NotificationOptions> options, WorkerMonitor monitor)
    : PeriodicWorker("notifications", TimeSpan.FromSeconds(2), monitor)
{
    private static readonly TimeSpan RemovalPause = TimeSpan.FromDays(1);

    private DateTimeOffset? lastRemoval;

    public override async Task StopAsync(CancellationToken cancellationToken)
    {
        await base.StopAsync(cancellationToken);
        await sender.Running.WaitAsync(cancellationToken);
    }

    protected override async Task RunAsync(CancellationToken cancellationToken)
    {
        await sender.StartAsync(cancellationToken);
        foreach (var (receiver, cause) in sender.ReadFailures())
        {
            await AttemptAsync($"receiver {receiver}", _ => throw new InvalidOperationException(cause.Message, cause), cancellationToken);
        }

        var now = Clock.GetUtcNow();
        if (lastRemoval is null || now - lastRemoval >= RemovalPause)
        {
            await queue.RemoveAsync(now.AddDays(-options.Value.KeptDays), cancellationToken);
            lastRemoval = now;
        }
    }
}
