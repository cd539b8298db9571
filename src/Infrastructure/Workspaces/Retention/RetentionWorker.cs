using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Reporting.Infrastructure.Workers;

namespace Reporting.Infrastructure.Workspaces.Retention;

/// <summary>Drops raw records that are older than they are kept: at start and then once an hour, on any server.</summary>
internal sealed class RetentionWorker(RawRetention retention, IOptions<RetentionOptions> options, WorkerMonitor monitor)
    : PeriodicWorker("retention", TimeSpan.FromHours(1), monitor)
{
    /// <summary>A load of old records has ended when no more came for so long.</summary>
    private static readonly TimeSpan SettlesWithin = TimeSpan.FromDays(1);

    protected override async Task RunAsync(CancellationToken cancellationToken)
    {
        await AttemptAsync("months without records", DropEmptyAsync, cancellationToken);
        var now = Clock.GetUtcNow();
        var expired = await retention.FindExpiredAsync(now.AddDays(-options.Value.RawDays), now - SettlesWithin, cancellationToken);
        if (expired.Count == 0)
        {
            return;
        }

        var oldestCredible = now - options.Value.ClockTolerance;
        if (!await retention.HasRecordsSinceAsync(oldestCredible, cancellationToken))
        {
            throw new ClockInDoubtException(
                $"The clock says {now:O}, but no raw record is newer than {oldestCredible:O}: nothing is dropped while the clock may be wrong. " +
                "If it is right, set Retention:ClockTolerance.");
        }

        foreach (var partition in expired)
        {
            await AttemptAsync(partition.Name, token => DropAsync(partition, now - SettlesWithin, token), cancellationToken);
        }
    }

    /// <summary>A deleted instance may leave months without any records.</summary>
    private async Task DropEmptyAsync(CancellationToken cancellationToken)
    {
        if (await retention.DropEmptyAsync(cancellationToken) is { Count: > 0 } dropped)
        {
            Logger.LogInformation("{Count} months of tables had no records any more and are gone", dropped.Count);
        }
    }

    private async Task DropAsync(ExpiredPartition partition, DateTimeOffset settled, CancellationToken cancellationToken)
    {
        if (await retention.DropAsync(partition, settled, cancellationToken))
        {
            Logger.LogInformation("Raw records of {Partition} are older than {Days} days and gone", partition.Name, options.Value.RawDays);
        }
    }
}

/// <summary>The clock is so much later than the newest record that it may be wrong.</summary>
internal sealed class ClockInDoubtException(string message) : Exception(message);
