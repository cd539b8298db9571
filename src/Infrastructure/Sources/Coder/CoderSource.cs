using Reporting.Domain.Access;
using Reporting.Domain.Workspaces.Records;

namespace Reporting.Infrastructure.Sources.Coder;

/// <summary>Coder 2: which tables are read and how each is followed.</summary>
internal sealed class CoderSource : SourceProduct
{
    private const string SessionApps = "template_usage_stats_session_apps";

    private static readonly IReadOnlyList<string> MinuteColumns = ["ssh_mins", "sftp_mins", "reconnecting_pty_mins", "vscode_mins", "jetbrains_mins"];

    public override string Kind => "coder";

    public override InstanceKind InstanceKind => InstanceKind.Workspaces;

    public override IReadOnlyList<SourceTable> Tables { get; } =
    [
        new("template_usage_stats", ["start_time", "template_id", "user_id", "usage_mins", "median_latency_ms", "app_usage_mins"]) { NewerColumns = MinuteColumns },
        new(SessionApps, ["start_time", "template_id", "user_id", "app_name", "usage_mins"]) { IsOptional = true },
        new("workspace_agent_stats",
        [
            "id", "created_at", "user_id", "workspace_id", "agent_id", "template_id", "connection_count", "connection_median_latency_ms", "session_count_vscode",
            "session_count_jetbrains", "session_count_reconnecting_pty", "session_count_ssh", "rx_bytes", "tx_bytes", "rx_packets", "tx_packets",
        ]),
        new("workspace_app_stats",
            ["id", "user_id", "agent_id", "session_id", "workspace_id", "access_method", "slug_or_port", "session_started_at", "session_ended_at", "requests"]),
        new("users", ["id", "username", "avatar_url", "status", "deleted", "created_at", "updated_at"]) { NewerColumns = ["is_system"] },
        new("templates", ["id", "name", "display_name", "icon", "deleted"]),
        new("template_versions", ["id", "template_id", "created_at"]),
        new("template_version_parameters", ["template_version_id", "name", "display_name", "description", "type", "options"]) { NewerColumns = ["ephemeral"] },
        new("workspaces", ["id", "owner_id", "template_id", "name", "deleted", "updated_at"]),
        new("workspace_builds", ["id", "workspace_id", "template_version_id", "build_number", "transition", "created_at", "job_id"]),
        new("workspace_build_parameters", ["workspace_build_id", "name", "value"]),
        new("workspace_apps", ["id", "slug", "display_name", "icon", "created_at", "agent_id"]),
        new("workspace_agents", ["id", "resource_id"]),
        new("workspace_resources", ["id", "job_id"]),
        new("user_status_changes", ["id", "user_id", "new_status", "changed_at"]) { IsOptional = true },
        new("user_deleted", ["id", "user_id", "deleted_at"]) { IsOptional = true },
    ];

    public override IReadOnlyList<SourceCollection> Collections { get; } =
    [
        new FollowedCollection<User>("users", "coder_users.sql", CoderRows.User, new(CoderRows.AtTimeAndKey) { Reconciliation = Reconciliation.Replace }),
        new WholeCollection<Template>("templates", "coder_templates.sql", CoderRows.Template),
        new FollowedCollection<TemplateVersion>(["template_versions", "template_version_parameters"], _ => "coder_template_versions.sql", CoderRows.TemplateVersion, new(CoderRows.AtTimeAndKey)
        {
            Reconciliation = Reconciliation.Replace,
        }),
        new FollowedCollection<Workspace>("workspaces", "coder_workspaces.sql", CoderRows.Workspace, new(CoderRows.AtTimeAndKey) { Reconciliation = Reconciliation.Replace }),
        new FollowedCollection<Build>(["workspace_builds", "workspace_build_parameters", "template_version_parameters"], _ => "coder_builds.sql", CoderRows.Build, new(CoderRows.AtTimeAndKey)
        {
            Reconciliation = Reconciliation.Counts,
            CountFile = "coder_build_counts.sql",
            TimeColumn = "created_at",
        }),
        new FollowedCollection<App>(["workspace_apps", "workspace_agents", "workspace_resources", "workspace_builds", "workspaces"], _ => "coder_apps.sql", CoderRows.App, new(CoderRows.AtTimeAndKey)) { Keys = [2, 3] },
        new FollowedCollection<UserStatusChange>("user_status_changes", "coder_user_status_changes.sql", CoderRows.StatusChange, new(CoderRows.AtTimeAndKey)
        {
            Reconciliation = Reconciliation.Counts,
            CountFile = "coder_user_status_change_counts.sql",
            TimeColumn = "changed_at",
        }),
        new FollowedCollection<UserDeletion>("user_deleted", "coder_user_deletions.sql", CoderRows.Deletion, new(CoderRows.AtTimeAndKey)
        {
            Reconciliation = Reconciliation.Counts,
            CountFile = "coder_user_deletion_counts.sql",
            TimeColumn = "deleted_at",
        }),
        new FollowedCollection<Usage>(["template_usage_stats"], UsageFile, CoderRows.Usage, new(CoderRows.AtUsage)
        {
            IsByKey = true,
            Back = TimeSpan.FromHours(1),
            FromFullHour = true,
            Reconciliation = Reconciliation.Counts,
            CountFile = "coder_usage_counts.sql",
            TimeColumn = "start_time",
        })
        {
            Keys = [0, 1, 2],
            MoreTables = schema => HasMinuteColumns(schema) ? [] : [SessionApps],
        },
        new FollowedCollection<AgentStat>(["workspace_agent_stats", "template_usage_stats"], _ => "coder_agent_stats.sql", CoderRows.AgentStat, new(CoderRows.AtTimeAndKey)
        {
            IsByKey = true,
            Back = TimeSpan.FromMinutes(2),
            StandsInFor = "usage",
        }),
        new FollowedCollection<AppSession>(["workspace_app_stats", "template_usage_stats"], _ => "coder_app_sessions.sql", CoderRows.AppSession, new(CoderRows.AtTimeAndId)
        {
            Back = TimeSpan.FromMinutes(2),
            StandsInFor = "usage",
        })
        {
            Keys = [2, 3, 4],
        },
    ];

    public override SignInQuestion SignIn { get; } = new CoderSignIn();

    public override string NameGeneration(SourceSchema schema)
        => HasMinuteColumns(schema) ? "minutes in template_usage_stats" : $"minutes in {SessionApps}";

    private static string UsageFile(SourceSchema schema) => HasMinuteColumns(schema) ? "coder_usage.sql" : "coder_usage_by_session_app.sql";

    private static bool HasMinuteColumns(SourceSchema schema) => MinuteColumns.All(column => schema.Has("template_usage_stats", column));
}
