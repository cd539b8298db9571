using Reporting.Bench.Flags;
using Reporting.Bench.Network;
using Reporting.Demo.Flags;
using Reporting.Demo.Network;
using Reporting.Demo.Workspaces;
using Reporting.Domain.Access;
using Reporting.Domain.Time;

namespace Reporting.Bench.Size;

/// <summary>A year of each kind, cut into requests in the order of time. All instances of a kind get the same bodies.</summary>
internal sealed class Feeds(SizePlan plan)
{
    public Deployment Deployment { get; } = new(new DeploymentPlan
    {
        Users = plan.Users,
        Templates = 30,
        Workspaces = plan.Users * 3 / 2,
        FirstDay = DateOnly.FromDateTime(plan.Start.UtcDateTime),
        Days = SizePlan.Days,
        End = plan.End,
    });

    public IEnumerable<Batch> Of(InstanceKind kind) => kind switch
    {
        InstanceKind.Workspaces => WorkspaceInventory().Concat(Enumerable.Range(0, SizePlan.Requests).SelectMany(WorkspaceUse)),
        InstanceKind.Flags => FlagBatches(),
        _ => NetworkBatches(),
    };

    /// <summary>A little of a kind, for an instance that hardly anyone uses.</summary>
    public IEnumerable<Batch> SmallOf(InstanceKind kind)
    {
        var log = new LogFeed(plan.End, entriesOfPart: 500);
        var small = new FlagsFeed(flags: 100, plan.End);
        return kind switch
        {
            InstanceKind.Workspaces => [Batch.Of("usage", 0, Deployment.Stints(Between(plan.End.AddDays(-2), plan.End)).Take(500).Select(stint => stint.ToUsage()))],
            InstanceKind.Flags => [Batch.Of("events", 0, small.EventRecords.Take(500))],
            _ => [Batch.Of("log-entries", 0, log.EntriesOf(LogFeed.Days - 1))],
        };
    }

    private static TimeWindow Between(DateTimeOffset start, DateTimeOffset end) => new(start, end);

    private IEnumerable<Batch> WorkspaceInventory() =>
    [
        Batch.Of("users", -1, Deployment.Users),
        Batch.Of("templates", -1, Deployment.Templates),
        Batch.Of("template-versions", -1, Deployment.TemplateVersions),
        Batch.Of("apps", -1, Deployment.Apps),
        Batch.Of("workspaces", -1, Deployment.Workspaces),
        Batch.Of("builds", -1, Deployment.Builds),
        Batch.Of("user-status-changes", -1, Deployment.UserStatusChanges),
        Batch.Of("user-deletions", -1, Deployment.UserDeletions),
    ];

    private IEnumerable<Batch> WorkspaceUse(int request)
    {
        var rawStart = plan.End.AddDays(-SizePlan.RawDays);
        if (request < SizePlan.UsageRequests)
        {
            var window = Slice(plan.Start, rawStart, request, SizePlan.UsageRequests);
            return [Batch.Of("usage", request, Deployment.Stints(window).Select(stint => stint.ToUsage()))];
        }

        var stints = Deployment.Stints(Slice(rawStart, plan.End, request - SizePlan.UsageRequests, SizePlan.RawRequests));
        return
        [
            Batch.Of("agent-stats", request, stints.SelectMany(stint => stint.ToAgentStats(Deployment.Plan, SizePlan.AgentInterval))),
            Batch.Of("app-sessions", request, stints.SelectMany(stint => stint.ToAppSessions(Deployment.Plan))),
        ];
    }

    private IEnumerable<Batch> FlagBatches()
    {
        var feed = new FlagsFeed(plan.Flags, plan.End, SizePlan.EventsOfFlag);
        IEnumerable<Batch> inventory =
        [
            Batch.Of("settings", -1, [ShopInventory.Settings]),
            Batch.Of("environments", -1, ShopEnvironment.All),
            Batch.Of("roles", -1, ShopInventory.Roles),
            Batch.Of("projects", -1, feed.ProjectRecords),
            Batch.Of("users", -1, feed.UserRecords),
            Batch.Of("flags", -1, feed.FlagRecords),
            Batch.Of("flag-strategies", -1, feed.Strategies),
            Batch.Of("lifecycle-stages", -1, feed.Stages),
            Batch.Of("applications", -1, feed.Applications),
        ];
        return inventory.Concat(Enumerable.Range(0, SizePlan.Requests).SelectMany(request => new[]
        {
            Batch.Of("events", request, Part(feed.EventRecords, feed.Events, request)),
            Batch.Of("flag-metrics", request, Part(feed.MetricRecords, feed.Metrics, request)),
        }));
    }

    private IEnumerable<Batch> NetworkBatches()
    {
        var feed = new LogFeed(plan.End, plan.LogEntries / SizePlan.Requests, SizePlan.Requests, (double)SizePlan.Days / SizePlan.Requests);
        IEnumerable<Batch> inventory = [Batch.Of("devices", -1, Campus.Devices), Batch.Of("device-groups", -1, Campus.DeviceGroups)];
        return inventory.Concat(Enumerable.Range(0, SizePlan.Requests).Select(request => Batch.Of("log-entries", request, feed.EntriesOf(request))));
    }

    private static IEnumerable<TRecord> Part<TRecord>(IEnumerable<TRecord> records, int count, int request)
    {
        var (first, end) = ((long)count * request / SizePlan.Requests, (long)count * (request + 1) / SizePlan.Requests);
        return records.Skip((int)first).Take((int)(end - first));
    }

    /// <summary>Cut at half hours, so that none is lost between two requests.</summary>
    private static TimeWindow Slice(DateTimeOffset start, DateTimeOffset end, int index, int count)
        => Between(Cut(start, end, index, count), Cut(start, end, index + 1, count));

    private static DateTimeOffset Cut(DateTimeOffset start, DateTimeOffset end, int index, int count)
        => start + (end - start).Ticks / HalfHours.Length.Ticks * index / count * HalfHours.Length;
}
