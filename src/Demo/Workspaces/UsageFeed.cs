using System.Numerics;
using Reporting.Domain.Workspaces.Records;

namespace Reporting.Demo.Workspaces;

/// <summary>Half hours as a producer reports them that rolls up itself.</summary>
internal static class UsageFeed
{
    public static Usage ToUsage(this Stint stint) => new()
    {
        StartTime = stint.Start,
        TemplateId = stint.Workspace.Template.Id,
        UserId = stint.Person.Id,
        UsageMins = Count(stint.Minutes),
        VscodeMins = Count(stint.Sessions.Vscode),
        JetbrainsMins = Count(stint.Sessions.Jetbrains),
        ReconnectingPtyMins = Count(stint.Sessions.ReconnectingPty),
        SshMins = Count(stint.Sessions.Ssh),
        MedianLatencyMs = stint.LatencyMs,
        AppUsageMins = stint.Apps.Count == 0 ? null : stint.Apps.ToDictionary(app => app.Name, app => app.Count, StringComparer.Ordinal),
    };

    private static int Count(int minutes) => BitOperations.PopCount((uint)minutes);
}
