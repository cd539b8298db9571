using System.Numerics;

namespace Reporting.Demo.Workspaces;

/// <summary>One person's half hour in one workspace. Minutes are bits: bit 0 is the first minute of the half hour.</summary>
/// <param name="LatencyMs">Null when no connection to the workspace's agent was measured.</param>
internal sealed record Stint(
    Person Person,
    DemoWorkspace Workspace,
    DateTimeOffset Start,
    SessionMinutes Sessions,
    IReadOnlyList<AppMinutes> Apps,
    double? LatencyMs)
{
    public int Minutes => Sessions.Any | Apps.Aggregate(0, (minutes, app) => minutes | app.Minutes);
}

/// <summary>The minutes with sessions of each kind.</summary>
internal readonly record struct SessionMinutes(int Vscode, int Jetbrains, int ReconnectingPty, int Ssh)
{
    public int Any => Vscode | Jetbrains | ReconnectingPty | Ssh;
}

/// <summary>The minutes with one app, a port, or the terminal.</summary>
internal readonly record struct AppMinutes(string AccessMethod, string SlugOrPort, int Minutes)
{
    public const string Terminal = "terminal";

    /// <summary>The name in rolled-up usage.</summary>
    public string Name => string.Equals(AccessMethod, Terminal, StringComparison.Ordinal) ? "[terminal]" : SlugOrPort;

    public int First => BitOperations.TrailingZeroCount(Minutes);

    public int Count => BitOperations.PopCount((uint)Minutes);
}
