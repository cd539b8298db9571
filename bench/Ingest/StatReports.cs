using Reporting.Demo;
using Reporting.Demo.Workspaces;
using Reporting.Domain.Workspaces.Records;

namespace Reporting.Bench.Ingest;

/// <summary>What the agents of 1,000 workspaces report every 30 seconds of a ten-hour day; all of them are in use.</summary>
internal sealed class StatReports(int workspaces, DateTimeOffset dayStart)
{
    public const int HalfHours = 20;

    /// <summary>How many times an agent reports in a half hour.</summary>
    public const int InHalfHour = 60;

    private readonly IReadOnlyList<DemoWorkspace> all = new Deployment(new DeploymentPlan
    {
        Users = workspaces * 2 / 3,
        Templates = 30,
        Workspaces = workspaces,
        FirstDay = DateOnly.FromDateTime(dayStart.UtcDateTime).AddDays(-90),
        Days = 90,
        End = dayStart,
    }).DemoWorkspaces;

    public int Workspaces => all.Count;

    /// <summary>Some of the reports of every half hour, in the order of time.</summary>
    public IEnumerable<AgentStat> Many(Range reportsOfHalfHour)
    {
        var (first, count) = reportsOfHalfHour.GetOffsetAndLength(InHalfHour);
        return from halfHour in Enumerable.Range(0, HalfHours)
               from report in Enumerable.Range(first, count)
               from stat in One(halfHour, report)
               select stat;
    }

    /// <summary>One report of each workspace.</summary>
    public IEnumerable<AgentStat> One(int halfHour, int report)
    {
        var dice = new Dice(halfHour, report);
        var at = dayStart.AddHours(8).AddMinutes(30 * halfHour).AddSeconds(30 * report);
        return all.Select(workspace => StatOf(workspace, at.AddMilliseconds(dice.Below(29_000)), dice));
    }

    private static AgentStat StatOf(DemoWorkspace workspace, DateTimeOffset at, Dice dice) => new()
    {
        Id = dice.Id(),
        CreatedAt = at.AddMicroseconds(dice.Below(1_000)),
        UserId = workspace.Record.OwnerId,
        WorkspaceId = workspace.Record.Id,
        AgentId = workspace.AgentId,
        TemplateId = workspace.Template.Id,
        ConnectionCount = dice.Between(1, 3),
        ConnectionMedianLatencyMs = Math.Round(10 + 80 * dice.Share(), 3),
        SessionCountVscode = workspace.Index % 3 == 0 ? 0 : 1,
        SessionCountJetbrains = workspace.Index % 3 == 0 ? 1 : 0,
        SessionCountSsh = dice.Chance(0.1) ? 1 : 0,
        RxBytes = dice.Below(2_000_000),
        TxBytes = dice.Below(200_000),
        RxPackets = dice.Below(4_000),
        TxPackets = dice.Below(2_000),
    };
}
