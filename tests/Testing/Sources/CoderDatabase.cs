using Npgsql;
using Reporting.Testing.Databases;

namespace Reporting.Testing.Sources;

/// <summary>A database in the shape of Coder's, of either generation, with columns that nobody should read.</summary>
internal static class CoderDatabase
{
    private const string Common = """
        CREATE TYPE user_status AS ENUM ('active', 'suspended', 'dormant');
        CREATE TYPE workspace_transition AS ENUM ('start', 'stop', 'delete');
        CREATE TABLE users (
            id uuid PRIMARY KEY, email text DEFAULT 'a@example.com', username text NOT NULL, hashed_password bytea DEFAULT 'secret', created_at timestamptz NOT NULL,
            updated_at timestamptz NOT NULL, status user_status NOT NULL DEFAULT 'active', avatar_url text NOT NULL DEFAULT '', deleted boolean NOT NULL DEFAULT false,
            is_system boolean NOT NULL DEFAULT false, name text DEFAULT '');
        CREATE TABLE templates (id uuid PRIMARY KEY, name text NOT NULL, display_name text NOT NULL DEFAULT '', icon text NOT NULL DEFAULT '', deleted boolean NOT NULL DEFAULT false);
        CREATE TABLE template_versions (id uuid PRIMARY KEY, template_id uuid, created_at timestamptz NOT NULL);
        CREATE TABLE template_version_parameters (
            template_version_id uuid NOT NULL, name text NOT NULL, display_name text NOT NULL DEFAULT '', description text NOT NULL DEFAULT '', type text NOT NULL,
            options jsonb NOT NULL DEFAULT '[]', ephemeral boolean NOT NULL DEFAULT false, default_value text DEFAULT 'secret');
        CREATE TABLE workspaces (
            id uuid PRIMARY KEY, owner_id uuid NOT NULL, template_id uuid NOT NULL, name text NOT NULL, deleted boolean NOT NULL DEFAULT false,
            created_at timestamptz, updated_at timestamptz NOT NULL);
        CREATE TABLE workspace_builds (
            id uuid PRIMARY KEY, workspace_id uuid NOT NULL, template_version_id uuid NOT NULL, build_number integer NOT NULL, transition workspace_transition NOT NULL,
            created_at timestamptz NOT NULL, job_id uuid NOT NULL, provisioner_state bytea DEFAULT 'secret');
        CREATE TABLE workspace_build_parameters (workspace_build_id uuid NOT NULL, name text NOT NULL, value text NOT NULL);
        CREATE TABLE workspace_resources (id uuid PRIMARY KEY, job_id uuid NOT NULL);
        CREATE TABLE workspace_agents (id uuid PRIMARY KEY, resource_id uuid NOT NULL, auth_token uuid DEFAULT gen_random_uuid());
        CREATE TABLE workspace_apps (
            id uuid PRIMARY KEY, created_at timestamptz NOT NULL, agent_id uuid NOT NULL, display_name text NOT NULL, icon text NOT NULL DEFAULT '', slug text NOT NULL);
        CREATE TABLE workspace_agent_stats (
            id uuid PRIMARY KEY DEFAULT gen_random_uuid(), created_at timestamptz NOT NULL, user_id uuid NOT NULL, agent_id uuid NOT NULL, workspace_id uuid NOT NULL,
            template_id uuid NOT NULL, connection_count bigint NOT NULL DEFAULT 1, rx_packets bigint NOT NULL DEFAULT 0, rx_bytes bigint NOT NULL DEFAULT 0,
            tx_packets bigint NOT NULL DEFAULT 0, tx_bytes bigint NOT NULL DEFAULT 0, connection_median_latency_ms double precision NOT NULL DEFAULT -1,
            session_count_vscode bigint NOT NULL DEFAULT 0, session_count_jetbrains bigint NOT NULL DEFAULT 0,
            session_count_reconnecting_pty bigint NOT NULL DEFAULT 0, session_count_ssh bigint NOT NULL DEFAULT 0);
        CREATE INDEX idx_agent_stats_created_at ON workspace_agent_stats (created_at);
        CREATE TABLE workspace_app_stats (
            id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY, user_id uuid NOT NULL, workspace_id uuid NOT NULL, agent_id uuid NOT NULL, access_method text NOT NULL,
            slug_or_port text NOT NULL, session_id uuid NOT NULL, session_started_at timestamptz NOT NULL, session_ended_at timestamptz NOT NULL, requests integer NOT NULL);
        CREATE TABLE user_status_changes (id uuid PRIMARY KEY DEFAULT gen_random_uuid(), user_id uuid NOT NULL, new_status user_status NOT NULL, changed_at timestamptz NOT NULL);
        CREATE TABLE user_deleted (id uuid PRIMARY KEY DEFAULT gen_random_uuid(), user_id uuid NOT NULL, deleted_at timestamptz NOT NULL);
        """;

    private const string MinutesInColumns = """
        CREATE TABLE template_usage_stats (
            start_time timestamptz NOT NULL, end_time timestamptz NOT NULL, template_id uuid NOT NULL, user_id uuid NOT NULL, median_latency_ms real, usage_mins smallint NOT NULL,
            ssh_mins smallint NOT NULL, sftp_mins smallint NOT NULL, reconnecting_pty_mins smallint NOT NULL, vscode_mins smallint NOT NULL, jetbrains_mins smallint NOT NULL,
            app_usage_mins jsonb, PRIMARY KEY (start_time, template_id, user_id));
        """;

    private const string MinutesByApp = """
        CREATE TABLE template_usage_stats (
            start_time timestamptz NOT NULL, end_time timestamptz NOT NULL, template_id uuid NOT NULL, user_id uuid NOT NULL, median_latency_ms real, usage_mins smallint NOT NULL,
            app_usage_mins jsonb, PRIMARY KEY (start_time, template_id, user_id));
        CREATE TABLE template_usage_stats_session_apps (
            start_time timestamptz NOT NULL, template_id uuid NOT NULL, user_id uuid NOT NULL, app_name text NOT NULL, usage_mins smallint NOT NULL,
            PRIMARY KEY (start_time, user_id, template_id, app_name));
        """;

    /// <summary>Of the older generation.</summary>
    public const string TablesWithMinutes = Common + MinutesInColumns;

    private static readonly DatabaseTemplate Older = new("coder_older", (address, token) => MakeAsync(address, TablesWithMinutes, token));
    private static readonly DatabaseTemplate Newer = new("coder_newer", (address, token) => MakeAsync(address, Common + MinutesByApp, token));

    public static async Task<TestDatabase> CreateAsync(bool keepsMinutesByApp)
        => await (await TestCluster.SharedAsync()).CreateDatabaseAsync(keepsMinutesByApp ? Newer : Older);

    private static async Task MakeAsync(string connectionString, string sql, CancellationToken cancellationToken)
    {
        await using var connection = new NpgsqlConnection(connectionString);
        await connection.OpenAsync(cancellationToken);
        await using var command = new NpgsqlCommand(sql, connection);
        await command.ExecuteNonQueryAsync(cancellationToken);
    }
}
