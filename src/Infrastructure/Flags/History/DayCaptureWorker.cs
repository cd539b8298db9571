using System.Globalization;
using Microsoft.Extensions.Logging;
using Reporting.Infrastructure.Workers;

namespace Reporting.Infrastructure.Flags.History;

/// <summary>
/// Captures each day of UTC when it has ended: within seconds, on any server. The history of a day on which no server ran
/// is computed from events.
/// </summary>
internal sealed class DayCaptureWorker(DayCapture capture, WorkerMonitor monitor) : PeriodicWorker("day_capture", TimeSpan.FromSeconds(10), monitor)
{
    private readonly HashSet<int> remaining = [];
    private DateOnly? today;

    protected override async Task RunAsync(CancellationToken cancellationToken)
    {
        var now = Clock.GetUtcNow();
        if (DayCapture.EndedDay(now) is not { } ended)
        {
            remaining.Clear();
            return;
        }

        if (today != ended.AddDays(1))
        {
            remaining.Clear();
            remaining.UnionWith(await capture.ReadInstancesAsync(cancellationToken));
            today = ended.AddDays(1);
        }

        foreach (var instanceId in remaining.Order().ToList())
        {
            var subject = string.Create(CultureInfo.InvariantCulture, $"instance {instanceId}");
            await AttemptAsync(subject, token => CaptureAsync(instanceId, ended, token), cancellationToken);
        }
    }

    private async Task CaptureAsync(int instanceId, DateOnly day, CancellationToken cancellationToken)
    {
        if (await capture.CaptureAsync(instanceId, day, cancellationToken))
        {
            Logger.LogInformation("The day {Day} of instance {InstanceId} is captured", day, instanceId);
        }

        remaining.Remove(instanceId);
    }
}
