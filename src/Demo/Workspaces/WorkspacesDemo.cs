using Reporting.Domain.Access;
using Reporting.Domain.Time;

namespace Reporting.Demo.Workspaces;

/// <summary>
/// Three months of 200 people, as half hours; of every third workspace the last working day and what follows it as its agent reports it,
/// which is the way that records come in day by day, and too many of them for a first look at all the rest.
/// </summary>
internal sealed class WorkspacesDemo : IDemoInstance
{
    private const int Days = 90;
    private const int DaysOfBatch = 10;
    private const int UsageOfDay = 4_000;
    private const int RawOfDay = 50_000;
    private const int WorkspacesForOneRaw = 3;
    private static readonly TimeSpan ReportInterval = TimeSpan.FromMinutes(1);

    public string Key => "demo-workspaces";

    public InstanceKind Kind => InstanceKind.Workspaces;

    public string Name => "Demo workspaces";

    public IReadOnlyList<DemoBatch> BatchesUpTo(DateTimeOffset now, DateTimeOffset createdAt)
    {
        var plan = new DeploymentPlan
        {
            Users = 200,
            Templates = 12,
            Workspaces = 300,
            FirstDay = DateOnly.FromDateTime(createdAt.UtcDateTime).AddDays(-Days),
            Days = Days,
            End = now,
        };
        var deployment = new Deployment(plan);
        var rawFrom = DeploymentPlan.Midnight(WorkdayBefore(DateOnly.FromDateTime(now.UtcDateTime)));
        return [.. LogContextOf(deployment), .. UsageOf(deployment, rawFrom), .. RawOf(deployment, rawFrom)];
    }

    private static IEnumerable<DemoBatch> LogContextOf(Deployment deployment) =>
    [
        DemoBatch.Of("users", 201, deployment.Users),
        DemoBatch.Of("templates", 12, deployment.Templates),
        DemoBatch.Of("template-versions", 24, deployment.TemplateVersions),
        DemoBatch.Of("apps", 35, deployment.Apps),
        DemoBatch.Of("workspaces", 300, deployment.Workspaces),
        DemoBatch.Of("builds", 2_700, deployment.Builds),
        DemoBatch.Of("user-status-changes", 220, deployment.UserStatusChanges),
        DemoBatch.Of("user-deletions", 5, deployment.UserDeletions),
    ];

    private static IEnumerable<DemoBatch> UsageOf(Deployment deployment, DateTimeOffset end)
    {
        for (var start = deployment.Plan.Window.Start; start < end; start = start.AddDays(DaysOfBatch))
        {
            var batchEnd = start.AddDays(DaysOfBatch);
            var window = new TimeWindow(start, batchEnd < end ? batchEnd : end);
            yield return DemoBatch.Of("usage", DaysOfBatch * UsageOfDay, deployment.Stints(window).Select(stint => stint.ToUsage()));
        }
    }

    private static IEnumerable<DemoBatch> RawOf(Deployment deployment, DateTimeOffset start)
    {
        var plan = deployment.Plan;
        var window = new TimeWindow(start, plan.End);
        var stints = deployment.Stints(window).Where(IsRaw);
        yield return DemoBatch.Of("usage", UsageOfDay, deployment.Stints(window).Where(stint => !IsRaw(stint)).Select(stint => stint.ToUsage()));
        yield return DemoBatch.Of("app-sessions", UsageOfDay, stints.SelectMany(stint => stint.ToAppSessions(plan)));
        yield return DemoBatch.Of("agent-stats", RawOfDay, stints.SelectMany(stint => stint.ToAgentStats(plan, ReportInterval)));
    }

    private static bool IsRaw(Stint stint) => stint.Workspace.Index % WorkspacesForOneRaw == 0;

    private static DateOnly WorkdayBefore(DateOnly day)
    {
        do
        {
            day = day.AddDays(-1);
        }
        while (day.DayOfWeek is DayOfWeek.Saturday or DayOfWeek.Sunday);
        return day;
    }
}
