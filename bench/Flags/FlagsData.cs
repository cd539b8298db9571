using System.Diagnostics;
using Reporting.Demo.Flags;
using Reporting.Domain.Access;

namespace Reporting.Bench.Flags;

/// <summary>An instance whose flags are measured.</summary>
internal sealed record FlagsData(string Instance, FlagsFeed Feed)
{
    private int later;

    public static async Task<FlagsData> EnsureAsync(BenchRun run, BenchService service, int flags, CancellationToken cancellationToken)
    {
        var instance = $"bench-flags-{flags}";
        await service.SaveInstanceAsync(instance, InstanceKind.Flags, cancellationToken);
        var today = new DateTimeOffset(TimeProvider.System.GetUtcNow().UtcDateTime.Date, TimeSpan.Zero);
        var data = new FlagsData(instance, new FlagsFeed(flags, today));
        await run.LoadOnceAsync(instance, () => data.LoadAsync(service, cancellationToken), cancellationToken);
        return data;
    }

    public Task<byte[]> AskAsync(BenchService service, string address, CancellationToken cancellationToken)
        => service.ReadReportAsync(Instance, address, cancellationToken);

    /// <summary>One more event: whatever was kept of the instance is no longer true.</summary>
    public Task<long> AddEventAsync(BenchService service, CancellationToken cancellationToken)
        => service.SendAsync(Instance, "events", [Feed.Later(Interlocked.Increment(ref later))], cancellationToken);

    private async Task LoadAsync(BenchService service, CancellationToken cancellationToken)
    {
        await service.SendAsync(Instance, "settings", [ShopInventory.Settings], cancellationToken);
        await service.SendAsync(Instance, "environments", ShopEnvironment.All, cancellationToken);
        await service.SendAsync(Instance, "roles", ShopInventory.Roles, cancellationToken);
        await service.SendAsync(Instance, "projects", Feed.ProjectRecords, cancellationToken);
        await service.SendAsync(Instance, "users", Feed.UserRecords, cancellationToken);
        await service.SendAsync(Instance, "flags", Feed.FlagRecords, cancellationToken);
        await service.SendAsync(Instance, "flag-strategies", Feed.Strategies, cancellationToken);
        await service.SendAsync(Instance, "lifecycle-stages", Feed.Stages, cancellationToken);
        await service.SendAsync(Instance, "applications", Feed.Applications, cancellationToken);
        await LoadAsync(service, "events", Feed.EventRecords, cancellationToken);
        await LoadAsync(service, "flag-metrics", Feed.MetricRecords, cancellationToken);
    }

    private async Task LoadAsync<TRecord>(BenchService service, string collection, IEnumerable<TRecord> records, CancellationToken cancellationToken)
        where TRecord : class
    {
        var started = Stopwatch.GetTimestamp();
        var count = await service.SendAsync(Instance, collection, records, cancellationToken);
        var seconds = Stopwatch.GetElapsedTime(started).TotalSeconds;
        Console.WriteLine($"Loaded {Table.Count(count)} `{collection}` in one request of {seconds:0.0} s, roll-up included: {Table.Count(count / seconds)} rows/s.");
    }
}
