using Reporting.Domain.Workspaces.Records;

namespace Reporting.Testing.Workspaces;

/// <summary>What one person did, as the records that a deployment sends of it, in UTC. Each id comes from what its record says, so that telling it again repeats it.</summary>
internal sealed class Activity(string user)
{
    private readonly List<AgentStat> agentStats = [];
    private readonly List<AppSession> sessions = [];
    private readonly List<Usage> usage = [];
    private string template = "go";
    private string? workspace;

    public IReadOnlyList<AgentStat> AgentStats => agentStats;

    public IReadOnlyList<AppSession> Sessions => sessions;

    public IReadOnlyList<Usage> Usage => usage;

    private string WorkspaceName => workspace ?? $"{user}-{template}";

    /// <summary>What follows happens on this template.</summary>
    public Activity On(string name)
    {
        template = name;
        return this;
    }

    /// <summary>What follows happens in this workspace.</summary>
    public Activity In(string name)
    {
        workspace = name;
        return this;
    }

    /// <summary>One report of the agent each minute.</summary>
    /// <param name="latency">In milliseconds; 0 for none.</param>
    public Activity Connected(DateTimeOffset at, int minutes = 1, string by = "ssh", double latency = 0, long connections = 1)
    {
        for (var minute = 0; minute < minutes; minute++)
        {
            agentStats.Add(Stat(at.AddMinutes(minute), by, latency, connections));
        }

        return this;
    }

    /// <summary>A visit to an app; without its template it counts for the workspace's.</summary>
    /// <param name="session">Tells visits apart that are otherwise alike.</param>
    public Activity Opened(string app, DateTimeOffset at, double minutes, string method = "path", bool ofTemplate = true, string session = "")
    {
        sessions.Add(new AppSession
        {
            UserId = Ids.Of(user),
            AgentId = Ids.Of($"agent of {WorkspaceName}"),
            SessionId = Ids.Of($"{user} {WorkspaceName} {app} {at:O} {method} {session}"),
            WorkspaceId = Ids.Of(WorkspaceName),
            TemplateId = ofTemplate ? Ids.Of(template) : null,
            AccessMethod = method,
            SlugOrPort = app,
            SessionStartedAt = at.ToUniversalTime(),
            SessionEndedAt = at.ToUniversalTime().AddMinutes(minutes),
            Requests = 1,
        });
        return this;
    }

    /// <summary>A half hour that the producer rolled up itself.</summary>
    public Activity Reported(DateTimeOffset at, int minutes, int ssh = 0, int vscode = 0, double? latency = null, params (string App, int Minutes)[] apps)
    {
        usage.Add(new Usage
        {
            StartTime = at,
            TemplateId = Ids.Of(template),
            UserId = Ids.Of(user),
            UsageMins = minutes,
            SshMins = ssh,
            VscodeMins = vscode,
            MedianLatencyMs = latency,
            AppUsageMins = apps.Length == 0 ? null : apps.ToDictionary(app => app.App, app => app.Minutes, StringComparer.Ordinal),
        });
        return this;
    }

    private AgentStat Stat(DateTimeOffset at, string by, double latency, long connections) => new()
    {
        Id = Ids.Of($"{user} {WorkspaceName} {at:O} {by}"),
        CreatedAt = at.ToUniversalTime(),
        UserId = Ids.Of(user),
        WorkspaceId = Ids.Of(WorkspaceName),
        AgentId = Ids.Of($"agent of {WorkspaceName}"),
        TemplateId = Ids.Of(template),
        ConnectionCount = connections,
        ConnectionMedianLatencyMs = latency,
        SessionCountSsh = Count(by, "ssh"),
        SessionCountVscode = Count(by, "vscode"),
        SessionCountJetbrains = Count(by, "jetbrains"),
        SessionCountReconnectingPty = Count(by, "terminal"),
    };

    private static long Count(string by, string kind) => by.Split(' ').Contains(kind, StringComparer.Ordinal) ? 1 : 0;
}
