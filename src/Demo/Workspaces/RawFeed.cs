using Reporting.Domain.Time;
using Reporting.Domain.Workspaces.Records;

namespace Reporting.Demo.Workspaces;

/// <summary>Half hours as agents and the proxy of apps report them while they pass.</summary>
internal static class RawFeed
{
    /// <summary>What the agent reports, at that interval, in the minutes with sessions.</summary>
    public static IEnumerable<AgentStat> ToAgentStats(this Stint stint, DeploymentPlan plan, TimeSpan interval)
    {
        var dice = plan.DiceFor(DeploymentPart.AgentStat, stint.Workspace.Index, stint.Start.UtcTicks);
        for (var past = TimeSpan.FromSeconds(stint.Workspace.Index % 30); past < HalfHours.Length; past += interval)
        {
            var minute = 1 << (int)past.TotalMinutes;
            if ((stint.Sessions.Any & minute) != 0)
            {
                yield return StatAt(stint, minute, dice) with { CreatedAt = stint.Start + past };
            }
        }
    }

    /// <summary>The visits to apps; at the same half hour and workspace each app has one.</summary>
    public static IEnumerable<AppSession> ToAppSessions(this Stint stint, DeploymentPlan plan)
    {
        var dice = plan.DiceFor(DeploymentPart.AppSession, stint.Workspace.Index, stint.Start.UtcTicks);
        return stint.Apps.Select(app => new AppSession
        {
            UserId = stint.Person.Id,
            AgentId = stint.Workspace.AgentId,
            SessionId = dice.Id(),
            WorkspaceId = stint.Workspace.Record.Id,
            TemplateId = stint.Workspace.Template.Id,
            AccessMethod = app.AccessMethod,
            SlugOrPort = app.SlugOrPort,
            SessionStartedAt = stint.Start.AddMinutes(app.First).AddSeconds(3),
            SessionEndedAt = stint.Start.AddMinutes(app.First + app.Count).AddSeconds(-3),
            Requests = dice.Between(1, 40),
        });
    }

    private static AgentStat StatAt(Stint stint, int minute, Dice dice) => new()
    {
        Id = dice.Id(),
        CreatedAt = stint.Start,
        UserId = stint.Person.Id,
        WorkspaceId = stint.Workspace.Record.Id,
        AgentId = stint.Workspace.AgentId,
        TemplateId = stint.Workspace.Template.Id,
        ConnectionCount = 1 + dice.Below(3),
        ConnectionMedianLatencyMs = stint.LatencyMs is { } latency ? Math.Round(latency * (0.97 + 0.06 * dice.Share()), 3) : -0.001,
        SessionCountVscode = Sign(stint.Sessions.Vscode & minute),
        SessionCountJetbrains = Sign(stint.Sessions.Jetbrains & minute),
        SessionCountReconnectingPty = Sign(stint.Sessions.ReconnectingPty & minute),
        SessionCountSsh = Sign(stint.Sessions.Ssh & minute),
        RxBytes = dice.Below(2_000_000),
        TxBytes = dice.Below(200_000),
        RxPackets = dice.Below(4_000),
        TxPackets = dice.Below(2_000),
    };

    private static int Sign(int minutes) => minutes == 0 ? 0 : 1;
}
