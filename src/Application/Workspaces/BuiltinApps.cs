using Reporting.Domain.Workspaces.Reports;

namespace Reporting.Application.Workspaces;

/// <summary>The ways into a workspace that every report lists, used or not.</summary>
internal static class BuiltinApps
{
    public static IEnumerable<AppUsage> Of(BuiltinUsage usage) =>
    [
        Entry(usage.Vscode, "Visual Studio Code", "vscode"),
        Entry(usage.Jetbrains, "JetBrains", "jetbrains"),
        Entry(usage.ReconnectingPty, "Web Terminal", "reconnecting-pty"),
        Entry(usage.Ssh, "SSH", "ssh"),
        Entry(usage.Sftp, "SFTP", "sftp"),
    ];

    private static AppUsage Entry(KindUsage usage, string displayName, string slug)
        => new(usage.TemplateIds, AppUsageType.Builtin, displayName, slug, Icon: null, usage.Minutes * 60, TimesUsed: 0);
}
