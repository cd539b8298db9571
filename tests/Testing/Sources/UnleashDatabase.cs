using Npgsql;
using Reporting.Testing.Databases;

namespace Reporting.Testing.Sources;

/// <summary>A database in the shape of Unleash's, with columns that nobody should read.</summary>
internal static class UnleashDatabase
{
    public const string Tables = """
        CREATE TABLE settings (name text PRIMARY KEY, content json);
        CREATE TABLE users (id serial PRIMARY KEY, name text, username text, created_at timestamp DEFAULT '2026-01-01', seen_at timestamp, email text DEFAULT 'a@example.com', password_hash text DEFAULT 'secret', email_hash text, deleted_at timestamptz,
            is_service boolean DEFAULT false, is_system boolean NOT NULL DEFAULT false, seat_type text, updated_at timestamptz NOT NULL DEFAULT '2026-01-01');
        CREATE TABLE personal_access_tokens (id serial PRIMARY KEY, user_id integer NOT NULL, seen_at timestamptz);
        CREATE TABLE api_tokens (secret text DEFAULT 'secret', type text NOT NULL, created_at timestamptz, expires_at timestamptz);
        CREATE TABLE projects (id text PRIMARY KEY, name text NOT NULL, created_at timestamp, archived_at timestamptz);
        CREATE TABLE role_user (role_id integer, user_id integer, project text);
        CREATE TABLE group_role (group_id integer, role_id integer, project text);
        CREATE TABLE group_user (group_id integer, user_id integer);
        CREATE TABLE environments (name text PRIMARY KEY, type text NOT NULL, enabled boolean);
        CREATE TABLE features (name text PRIMARY KEY, project text, type text, created_at timestamptz, archived_at timestamptz, stale boolean, potentially_stale boolean NOT NULL DEFAULT false);
        CREATE TABLE feature_strategies (id text PRIMARY KEY, feature_name text NOT NULL, project_name text NOT NULL, environment text NOT NULL, strategy_name text NOT NULL, constraints jsonb NOT NULL DEFAULT '[]');
        CREATE TABLE strategies (name text PRIMARY KEY);
        CREATE TABLE segments (id serial PRIMARY KEY, name text NOT NULL);
        CREATE TABLE groups (id serial PRIMARY KEY, name text NOT NULL, root_role_id integer);
        CREATE TABLE context_fields (name text PRIMARY KEY);
        CREATE TABLE roles (id serial PRIMARY KEY, name text NOT NULL, type text NOT NULL);
        CREATE TABLE events (id serial PRIMARY KEY, created_at timestamptz, type text NOT NULL, created_by text NOT NULL, data json, tags json, project text, environment text, feature_name text,
            pre_data jsonb, ip text DEFAULT '10.0.0.2', created_by_user_id integer, group_type text, group_id text);
        CREATE TABLE client_metrics_env (feature_name text, app_name text, environment text, timestamp timestamptz, yes bigint, no bigint, PRIMARY KEY (feature_name, app_name, environment, timestamp));
        CREATE TABLE client_metrics_env_variants (feature_name text, app_name text, environment text, timestamp timestamptz, variant text, count integer, PRIMARY KEY (feature_name, app_name, environment, timestamp, variant));
        CREATE TABLE client_instances (app_name text, environment text, instance_id text, last_seen timestamptz, created_at timestamptz, PRIMARY KEY (app_name, environment, instance_id));
        CREATE TABLE release_plan_definitions (id text PRIMARY KEY, discriminator text NOT NULL, archived_at timestamptz);
        CREATE TABLE feature_lifecycles (feature text, stage text, created_at timestamptz NOT NULL, PRIMARY KEY (feature, stage));
        CREATE TABLE edge_node_presence (bucket_ts timestamptz, node_ephem_id text, PRIMARY KEY (bucket_ts, node_ephem_id));
        """;

    private static readonly DatabaseTemplate Template = new("unleash", MakeAsync);

    public static async Task<TestDatabase> CreateAsync() => await (await TestCluster.SharedAsync()).CreateDatabaseAsync(Template);

    private static async Task MakeAsync(string connectionString, CancellationToken cancellationToken)
    {
        await using var connection = new NpgsqlConnection(connectionString);
        await connection.OpenAsync(cancellationToken);
        await using var command = new NpgsqlCommand(Tables, connection);
        await command.ExecuteNonQueryAsync(cancellationToken);
    }
}
