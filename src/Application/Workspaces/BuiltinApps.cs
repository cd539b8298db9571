using Reporting.Domain.Workspaces.Reports;

namespace Reporting.Application.Workspaces;

/// <summary>The ways into a workspace that every report lists, used or not.</summary>
internal static class BuiltinApps
{
    private const string Terminal = "/icon/terminal.svg";

    public static IEnumerable<AppUsage> Of(BuiltinUsage usage) =>
    [
        Entry(usage.Vscode, "Visual Studio Code", "vscode", "/icon/code.svg"),
        Entry(usage.Jetbrains, "JetBrains", "jetbrains", "/icon/intellij.svg"),
        Entry(usage.ReconnectingPty, "Web Terminal", "reconnecting-pty", Terminal),
        Entry(usage.Ssh, "SSH", "ssh", Terminal),
        Entry(usage.Sftp, "SFTP", "sftp", Terminal),
    ];

    private static AppUsage Entry(KindUsage usage, string displayName, string slug, string icon)
        => new(usage.TemplateIds, AppUsageType.Builtin, displayName, slug, icon, usage.Minutes * 60, TimesUsed: 0);
}
